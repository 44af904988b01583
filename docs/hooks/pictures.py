"""Pictures and steppers: a figure that includes a picture gets its words; a stepper gets its steps.

    <figure class="heap" markdown="0">
    --8<-- "state_dict/alias.edit.svg"
    </figure>

    <div class="stepper" id="alias" markdown>
    (blocks of one snippet, each with its output and its figure)
    </div>

Both stand in a page as the standard extensions read them. A step begins at
each Python block and has an address: `#alias-step-3`.
"""

import re
import sys
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import faults  # noqa: E402  a neighbour
from fences import OPEN, fences  # noqa: E402
from languages import language_of  # noqa: E402
from picture_words import WORDS, sentences, title  # noqa: E402

from snippets.engine.heap import picture  # noqa: E402
from snippets.engine.heap.graph import MARKS, Graph, parse  # noqa: E402
from snippets.engine.problem import ROOT, Problem, shown  # noqa: E402

SNIPPETS = ROOT / "snippets"
INCLUDE = re.compile(r'^--8<-- "(?P<stem>[^":.]+)\.(?P<section>[^":.]+)\.svg"$', re.MULTILINE)
FIGURE = re.compile(r'^<figure class="heap" markdown="0">\n' + INCLUDE.pattern.strip("^$") + r"\n</figure>$", re.MULTILINE)
STEPPER = re.compile(r'^<div class="stepper" id="([a-z0-9-]+)" markdown>$')
READABLE = 0.71  # how far a picture shrinks before it scrolls: to letters of 9.2 px
WIDE = 520  # a picture that is wider does not fit beside code
SIGNS = {"shared": '<path d="M2 2h7v7H2zm3 3h7v7H5z" fill="none" stroke="var(--heap-shared)" stroke-width="1.3"/>',
         "changed": '<path d="M7 2l5 10H2z" fill="var(--heap-ink)"/>',
         "new": '<path d="M2 7h10M7 2v10" stroke="var(--heap-new)" stroke-width="2"/>'}


def included(text: str) -> list[tuple[int, str, str]]:
    """The pictures that a page includes: (line, snippet below snippets/, section)."""
    return [(text.count("\n", 0, m.start()) + 1, m["stem"] + ".py", m["section"]) for m in INCLUDE.finditer(text)]


def problems(page: Path) -> list[Problem]:
    """What is wrong with a page's pictures and steppers."""
    text = page.read_text("utf-8")
    found = []
    figures = {text.count("\n", 0, m.start()) + 2 for m in FIGURE.finditer(text)}
    for line, file, section in included(text):
        if line not in figures:
            found.append(Problem(page, line, "a picture outside a figure", 'write `<figure class="heap" markdown="0">`, '
                                 "the include and `</figure>`, each alone on its line"))
        try:
            load(file, section)
        except Problem as problem:
            found.append(Problem(page, line, problem.message, problem.mend) if problem.line == 0 else problem)
    return found


def load(file: str, section: str) -> tuple[Graph, str]:
    """The graph and the SVG of a section's picture. Raises Problem for none, a stale and an edited one."""
    snippet = SNIPPETS / file
    if not snippet.is_file():
        raise Problem(snippet, 0, f"shows a picture of {file}, and there is no such snippet", "correct the path")
    graphs = picture.drawn(faults.recorded(snippet).output)
    if section not in graphs:
        raise Problem(snippet, 0, f"shows a picture of section {section!r} of {shown(snippet)}, which draws none",
                      f"use one of: {', '.join(graphs)}" if graphs else "write `# draw: NAME, NAME` below the section")
    return parse(graphs[section]), picture.check(snippet, section, graphs[section])


def on_page_markdown(markdown, page, config, files):
    """Write steps and figures as the page's language needs them."""
    language = language_of(page.file.src_uri)
    if not language:
        return markdown
    return FIGURE.sub(lambda m: figure(m["stem"] + ".py", m["section"], language), steps(markdown))


def figure(file: str, section: str, language: str) -> str:
    """A picture with its title, its text alternative and the key of its signs, as HTML."""
    try:
        graph, svg = load(file, section)
    except Problem as problem:  # only while serving: `guards` stops a build
        return faults.admonition([problem])
    words = WORDS[language]
    width = _width(file, section)
    name = f"heap-{file.removesuffix('.py').replace('/', '-').replace('_', '-')}-{section}"
    svg = svg.replace("<title></title>", f"<title>{escape(title(graph, language))}</title>", 1)
    svg = svg.replace("<svg ", f'<svg aria-describedby="{name}" style="min-width:{width * READABLE:.0f}px" ', 1)
    present = {mark for node in graph.nodes.values() for mark in node.marks}
    present |= {mark for name_ in graph.names for mark in name_.marks}
    keys = "".join(f'<span class="heap-key"><svg viewBox="0 0 14 14" aria-hidden="true">{SIGNS[mark]}</svg>'
                   f"{words['keys'][mark]}</span>" for mark in MARKS if mark in present)
    keys = f'<span class="heap-keys">{keys}</span>' if keys else ""
    return (f'<figure class="heap" markdown="0" data-search-exclude>\n<div class="heap-paper">\n{svg}</div>\n'
            f'<figcaption><span id="{name}">{sentences(graph, language)}</span>{keys}</figcaption>\n</figure>')


def _width(file: str, section: str) -> float:
    try:
        return float(re.search(r'width="([\d.]+)"', load(file, section)[1])[1])
    except Problem:
        return 0


def steps(markdown: str) -> str:
    """Wrap each step of each stepper in an element with an address."""
    starts = {fence.line for fence in fences(markdown) if fence.words[:1] == ["python"]}
    lines = markdown.splitlines()
    out: list[str] = []
    wide = {m.start() for m in INCLUDE.finditer(markdown) if _width(m["stem"] + ".py", m["section"]) > WIDE}
    wide_lines = {markdown.count("\n", 0, start) + 1 for start in wide}
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
