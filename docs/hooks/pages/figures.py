"""Pictures and steppers: a figure that includes a picture gets its words; a stepper gets its steps.

Both are in a page as the standard extensions read them. A step begins at
each Python block and has an address: `#alias-step-3`.
"""

from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.heap import svg_file
from snippets.engine.heap.graph import MARKS
from snippets.engine.problem import Problem

from ..page import recordings
from ..page.alt_text import sentences, sharing, title
from ..page.build import Build
from ..page.inline_html import inline
from ..page.languages import language_of
from ..page.late_html import LateHtml
from ..page.run_errors import admonition
from ..page.source import Stepper, parse
from ..page.words import Words, words_in

READABLE = 0.71  # how far a picture shrinks before it scrolls: to letters of 9.2 px; on a phone, to none smaller than 13 px
SIGNS = {"shared": '<path d="M2 2h7v7H2zm3 3h7v7H5z" fill="none" stroke="var(--heap-shared)" stroke-width="1.3"/>',
         "changed": '<path d="M7 2l5 10H2z" fill="var(--heap-ink)"/>',
         "new": '<path d="M2 7h10M7 2v10" stroke="var(--heap-new)" stroke-width="2"/>'}


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write steps and figures as the page's language needs them."""
    language = language_of(page.file.src_uri)
    return with_figures(build, markdown, language) if language else markdown


def with_figures(build: Build, markdown: str, language: str) -> str:
    """A page's Markdown with its steps wrapped and its pictures in words of a language. Raises Problem for a picture that is not there."""
    source = parse(markdown)
    written = {number: [line] for number, line in enumerate(source.lines, 1)}
    for stepper in source.steppers:
        _write_steps(stepper, written)
    for picture in source.pictures:
        if picture.framed:
            written |= {picture.line - 1: [figure(build, picture.file, picture.section, language)], picture.line: [], picture.line + 1: []}
    return "\n".join(line for lines in written.values() for line in lines)


def figure(build: Build, file: str, section: str, language: str) -> str:
    """A picture with its title, its text alternative and the key of its signs, as HTML."""
    try:
        graph, whole, narrow = recordings.drawn(build, file, section)
    except Problem as problem:
        if not build.session.serving:
            raise
        return admonition([problem])
    words = words_in(language)
    name = f"heap-{file.removesuffix('.py').replace('/', '-').replace('_', '-')}-{section}"
    svg = _named(whole, READABLE, title(graph, language), name)
    if narrow:
        svg = _named(narrow, 1, title(graph, language), name) + svg.replace('class="heap"', 'class="heap heap--whole"', 1)
    present = {mark for node in graph.nodes.values() for mark in node.marks}
    present |= {mark for name_ in graph.names for mark in name_.marks}
    keys = "".join(f'<span class="heap-key"><svg viewBox="0 0 14 14" aria-hidden="true">{SIGNS[mark]}</svg>'
                   f'{words("picture.keys", mark)}</span>' for mark in MARKS if mark in present)
    keys = f'<span class="heap-keys">{keys}</span>' if keys else ""
    shares = sharing_table(sharing(graph, language), words)
    return build.of(LateHtml).keep(
        f'<figure class="heap">\n<div class="heap-paper">\n{svg}</div>\n'
        f'<figcaption><span id="{name}">{inline(sentences(graph, language))}</span>{keys}{shares}</figcaption>\n</figure>')


def sharing_table(shared: list[tuple[str, list[str]]], words: Words) -> str:
    """Who shares with whom, folded up, for readers of tables and screen readers; "" where nothing is shared."""
    if not shared:
        return ""
    rows = "".join(f"<tr><td>{words('picture.and').join(f'<code>{escape(name)}</code>' for name in names)}<td>{inline(what)}" for what, names in shared)
    return (f'<details class="heap-sharing"><summary>{words("picture.sharing")}</summary><table class="heap-shares"><thead><tr><th scope=col>{words("picture.shared_by")}'
            f'<th scope=col>{words("picture.shared_what")}<tbody>{rows}</table></details>')


def _named(svg: str, readable: float, words: str, described_by: str) -> str:
    """A picture with its title and its width, and how far it may shrink."""
    width = svg_file.width(svg)
    svg = svg.replace("<title></title>", f"<title>{escape(words)}</title>", 1)
    return svg.replace("<svg ", f'<svg aria-describedby="{described_by}" style="--w:{width:g}px;min-width:{width * readable:.0f}px" ', 1)


def _write_steps(stepper: Stepper, written: dict[int, list[str]]) -> None:
    """Wrap each step of a stepper in an element with an address, in what is written for the page's lines."""
    for count, line in enumerate(stepper.steps, 1):
        at = f"{stepper.name}-step-{count}"
        written[line] = [*(["</div>", ""] if count > 1 else []), f'<div class="stepper__step" id="{at}" markdown>', "",
                         f'<p class="stepper__number"><a href="#{at}">{count} / {len(stepper.steps)}</a></p>', "", *written[line]]
    if stepper.steps and stepper.end in written:
        written[stepper.end] = ["</div>", "", *written[stepper.end]]
