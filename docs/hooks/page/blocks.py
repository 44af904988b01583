"""A page, or a lab's notebook, as blocks: prose, code, outputs and pictures, each with what it was recorded as.

Includes are resolved from snippets and recordings, boxes become bold titles,
containers go. What a step adds to a page as HTML it adds here as Markdown, so
that no HTML has to be read back. Nothing is run.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.heap.graph import Graph
from snippets.engine.problem import Problem

from . import recordings
from .build import Build
from .languages import language_of
from .run_errors import FaultyPages
from .source import Fence, parse, recipe

ANNOTATION = re.compile(r"# \((\d+)\)!")
DETAILS = re.compile(r'^(?:\?\?\?\+?|!!!) +[\w -]+?(?: +"(?P<title>[^"]*)")?$')
CONTAINER = re.compile(r"^(?:<(?:div|details)\b[^>]*\bmarkdown>|</(?:div|details)>|<figure class=\"heap\" markdown=\"0\">|</figure>)$")
# A drawing in the page itself: where it cannot be seen, its description and its caption stand for it.
DRAWING = re.compile(r'<figure markdown="0">\n<svg.*?<desc[^>]*>(.*?)</desc>.*?</svg>\n<figcaption>(.*?)</figcaption>\n</figure>', re.DOTALL)
SUMMARY = re.compile(r"^<summary>(.*)</summary>$")
MARK = re.compile(r"^<!-- ([a-z:-]+) -->$")
HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A part of a page.

    `snippet` and `section` are those that code, output and a picture of the heap come from, `graph` is the picture's;
    `info` heads a code's fence. A plot's text is its text alternative, a mark's the name of what a step puts there.
    Prose and tables are Markdown; in a table all links are whole addresses.
    """

    kind: Literal["prose", "table", "code", "output", "picture", "plot", "mark"]
    text: str
    snippet: Path | None = None
    section: str = ""
    info: str = ""
    graph: Graph | None = None


class PageBlocks:
    """The blocks of one page: those of its Markdown, and what steps add to it."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks

    def below_title(self, markdown: str) -> None:
        """Add prose below the page's title, its first line."""
        title, _, rest = self.blocks[0].text.partition("\n")
        self.blocks[:1] = [Block("prose", title), Block("prose", markdown), Block("prose", rest.strip("\n"))]

    def in_prose(self, change: Callable[[str], str]) -> None:
        """Change the text of all prose."""
        self.blocks = [replace(block, text=change(block.text)) if block.kind == "prose" else block for block in self.blocks]

    def at_mark(self, name: str, *blocks: Block) -> None:
        """Put blocks in place of a mark of the page."""
        self.blocks = [each for block in self.blocks for each in (blocks if block == Block("mark", name) else (block,))]

    def replaced(self, pattern: re.Pattern[str], text: Callable[[re.Match[str]], str]) -> None:
        """Replace in the prose what a pattern finds."""
        self.blocks = [replace(block, text=pattern.sub(text, block.text)) if block.kind == "prose" else block for block in self.blocks]

    def at_end(self, *blocks: Block) -> None:
        """Add blocks at the page's end."""
        self.blocks += blocks


class Pages:
    """The blocks of a build's pages, by source path."""

    def __init__(self) -> None:
        self._blocks: dict[str, PageBlocks] = {}

    def begin(self, src_uri: str, blocks: list[Block]) -> PageBlocks:
        """Begin a page with these blocks."""
        self._blocks[src_uri] = PageBlocks(blocks)
        return self._blocks[src_uri]

    def of(self, src_uri: str) -> PageBlocks:
        """A page's blocks; none if it was not begun, such as a page that shows a problem."""
        return self._blocks.get(src_uri) or PageBlocks([])


def put_at_mark(build: Build, markdown: str, page: Page, name: str, text: str, *blocks: Block) -> str:
    """A page's Markdown with a text in place of its line `<!-- NAME -->`; in the page's blocks these stand there.

    Raises PluginError unless the page has one such line.
    """
    mark = f"<!-- {name} -->"
    if markdown.count(mark) != 1:
        raise PluginError(f"{page.file.src_uri} needs one line `{mark}`")
    build.of(Pages).of(page.file.src_uri).at_mark(name, *blocks)
    return markdown.replace(mark, text)


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Read a page written in Markdown, unless it shows problems."""
    name = page.file.src_uri
    ours = language_of(name) and name.endswith(".md") and name not in build.of(FaultyPages)
    build.of(Pages).begin(name, of_page(build, markdown) if ours else [])
    return markdown


def of_page(build: Build, markdown: str) -> list[Block]:
    """The parts of a page's Markdown without front matter, in order.

    Raises Problem, KeyError or OSError for an include of what is not there.
    """
    found: list[Block] = []
    prose: list[str] = []

    def add(block: Block | None) -> None:
        if text := "\n".join(prose).strip("\n"):
            found.append(Block("prose", text))
        prose.clear()
        if block:
            found.append(block)

    source = parse(_without_boxes(DRAWING.sub(r"\1\n\n\2", markdown)))
    fences = {fence.line: fence for fence in source.fences}
    pictures = {picture.line: picture for picture in source.pictures}
    end = 0
    for number, line in enumerate(source.lines, 1):
        if number <= end:
            continue
        if fence := fences.get(number):
            add(_resolved(build, fence))
            end = fence.end
        elif CONTAINER.match(line):
            prose.append("")
        elif picture := pictures.get(number):
            graph, *_ = recordings.drawn(build, picture.file, picture.section)
            add(Block("picture", "", picture.snippet, picture.section, graph=graph))
        elif mark := MARK.match(line):
            add(Block("mark", mark[1]))
        else:
            prose.append(line)
    add(None)
    return found


def of_notebook(notebook: dict, title: str) -> list[Block]:
    """The parts of a notebook, its code headed with `title`. A plot is its text alternative."""
    found = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            ids = iter(cell["metadata"].get("ids", []))
            found.append(Block("prose", HEADING.sub(lambda m: f"{m[0]} {{#{next(ids)}}}", "".join(cell["source"])).strip("\n")))
            continue
        found.append(Block("code", "".join(cell["source"]).strip("\n"), info=f'python title="{title}"'))
        for output in cell["outputs"]:
            data = output.get("data", {})
            if "image/svg+xml" in data:
                found.append(Block("plot", cell["metadata"]["alt"]))
            else:
                found.append(Block("output", "".join(output.get("text") or data["text/plain"])))
    return found


def _resolved(build: Build, fence: Fence) -> Block:
    """What a fence shows. A fence that includes nothing stays what it is."""
    if not fence.includes:
        return Block("code", "\n".join(fence.inside), info=fence.info.strip())
    include = fence.includes[0]
    file, section = include.path, include.section
    if file.suffix == ".out":
        return Block("output", recordings.read(build, include.snippet).output[section], include.snippet, section)
    if file.suffix == ".py":
        return Block("code", ANNOTATION.sub(r"# (\1)", recordings.snippet(build, file).code(section)).strip("\n"), file, section, fence.head)
    text = recipe(include)
    if text is None:
        raise Problem(file, 1, f"has no section {section!r}")
    return Block("code", text, file, section, fence.head)


def _without_boxes(text: str) -> str:
    """The text with each box as its title in bold, followed by what was in it."""
    lines, inside = [], False
    for line in text.split("\n"):
        if summary := SUMMARY.match(line):
            lines += ["", f"**{summary[1]}**", ""]
        elif box := DETAILS.match(line):
            inside = True
            lines += [f"**{box['title']}**" if box["title"] else "", ""]
        elif inside and (line.startswith("    ") or not line.strip()):
            lines.append(line[4:])
        else:
            inside = False
            lines.append(line)
    return "\n".join(lines)
