"""Pictures and steppers: a figure that includes a picture gets its words; a stepper gets its steps.

Both are in a page as the standard extensions read them. A step begins at
each Python block and has an address: `#alias-step-3`.
"""

import re
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.heap.graph import MARKS
from snippets.engine.problem import Problem

from ..page import recordings
from ..page.alt_text import sentences, title
from ..page.build import Build
from ..page.inline_html import inline
from ..page.languages import language_of
from ..page.late_html import LateHtml
from ..page.run_errors import admonition
from ..page.source import FIGURE, OPEN, STEPPER, fences, pictures
from ..page.words import words_in

READABLE = 0.71  # how far a picture shrinks before it scrolls: to letters of 9.2 px
WIDE = 520  # a picture that is wider does not fit beside code
SIGNS = {"shared": '<path d="M2 2h7v7H2zm3 3h7v7H5z" fill="none" stroke="var(--heap-shared)" stroke-width="1.3"/>',
         "changed": '<path d="M7 2l5 10H2z" fill="var(--heap-ink)"/>',
         "new": '<path d="M2 7h10M7 2v10" stroke="var(--heap-new)" stroke-width="2"/>'}


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write steps and figures as the page's language needs them."""
    language = language_of(page.file.src_uri)
    if not language:
        return markdown
    return FIGURE.sub(lambda m: figure(build, m["stem"] + ".py", m["section"], language), steps(build, markdown))


def figure(build: Build, file: str, section: str, language: str) -> str:
    """A picture with its title, its text alternative and the key of its signs, as HTML."""
    try:
        graph, svg = recordings.drawn(build, file, section)
    except Problem as problem:
        if not build.session.serving:
            raise
        return admonition([problem])
    words = words_in(language)
    width = _width(svg)
    name = f"heap-{file.removesuffix('.py').replace('/', '-').replace('_', '-')}-{section}"
    svg = svg.replace("<title></title>", f"<title>{escape(title(graph, language))}</title>", 1)
    svg = svg.replace("<svg ", f'<svg aria-describedby="{name}" style="min-width:{width * READABLE:.0f}px" ', 1)
    present = {mark for node in graph.nodes.values() for mark in node.marks}
    present |= {mark for name_ in graph.names for mark in name_.marks}
    keys = "".join(f'<span class="heap-key"><svg viewBox="0 0 14 14" aria-hidden="true">{SIGNS[mark]}</svg>'
                   f'{words("picture.keys", mark)}</span>' for mark in MARKS if mark in present)
    keys = f'<span class="heap-keys">{keys}</span>' if keys else ""
    return build.of(LateHtml).keep(
        f'<figure class="heap">\n<div class="heap-paper">\n{svg}</div>\n'
        f'<figcaption><span id="{name}">{inline(sentences(graph, language))}</span>{keys}</figcaption>\n</figure>')


def _width(svg: str) -> float:
    return float(re.search(r'width="([\d.]+)"', svg)[1])


def _is_wide(build: Build, file: str, section: str) -> bool:
    """Whether a picture is too wide to be beside code; one that cannot be shown is not."""
    try:
        return _width(recordings.drawn(build, file, section)[1]) > WIDE
    except Problem:
        if not build.session.serving:
            raise
        return False


def steps(build: Build, markdown: str) -> str:
    """Wrap each step of each stepper in an element with an address."""
    starts = {fence.line for fence in fences(markdown) if fence.words[:1] == ["python"]}
    lines = markdown.splitlines()
    out: list[str] = []
    wide_lines = {line for line, file, section in pictures(markdown) if _is_wide(build, file, section)}
    name, count, total = "", 0, 0
    for number, line in enumerate(lines, 1):
        if match := STEPPER.match(line):
            name, count = match[1], 0
            end = next((n for n, l in enumerate(lines[number:], number + 1) if l == "</div>"), len(lines))
            total = len([start for start in starts if number < start < end])
            if any(number < at < end for at in wide_lines):
                line = line.replace('class="stepper"', 'class="stepper stepper--wide"')
        elif name and number in starts and OPEN.match(line):
            out += ["</div>", ""] if count else []
            count += 1
            at = f"{name}-step-{count}"
            out += [f'<div class="stepper__step" id="{at}" markdown>', "",
                    f'<p class="stepper__number"><a href="#{at}">{count} / {total}</a></p>', ""]
        elif name and line == "</div>":
            out += ["</div>", ""] if count else []
            name = ""
        out.append(line)
    return "\n".join(out)
