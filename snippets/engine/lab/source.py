"""A lab's source: a percent-format script that holds one notebook in both languages.

Code cells stand once; each prose cell is tagged `zh` or `en`, and each Chinese
one is followed by its English twin. Headings carry `{#id}`, the same in both,
which becomes the heading's address on the page and is not shown in a notebook.
"""

import ast
import io
import re
import tokenize
from dataclasses import dataclass, field
from pathlib import Path

from ...project import ROOT, shown
from ..problem import Problem
from ..snippet.sections import imports, refuse_invisible

LABS = ROOT / "snippets" / "labs"
LANGUAGES = ("zh", "en")
CODE_TAGS = {"one-run"}  # outputs that are one run's measurement, which another run does not repeat
CELL = re.compile(r"# %%( |$)")
HEADING = re.compile(r"^(#{1,6}) (.*?)(?: \{#([a-z0-9]+(?:-[a-z0-9]+)*)\})?$", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
PAGE = re.compile(r"(?<=\]\()docs/")  # how a link to a page of the same language begins
FENCED = re.compile(r"^[ \t>]*(```|~~~)", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """One cell: `language` is that of prose, None for code; `line` that of its text, from 1."""

    language: str | None
    text: str
    line: int
    tags: tuple[str, ...] = ()
    options: dict = field(default_factory=dict)

    @property
    def headings(self) -> list[tuple[str, str, str | None]]:
        """(marks, words, id) of each heading of a prose cell."""
        return HEADING.findall(self.text) if self.language else []

    @property
    def shown(self) -> str:
        """The text as a recorded notebook shows it: headings without ids, links as paths from `snippets/labs`."""
        if not self.language:
            return self.text
        return PAGE.sub(f"../../docs/{self.language}/", HEADING.sub(r"\1 \2", self.text))


@dataclass(frozen=True)
class Lab:
    """A parsed lab."""

    path: Path
    source: str
    cells: tuple[Cell, ...]

    @property
    def code(self) -> list[Cell]:
        """The code cells in order."""
        return [cell for cell in self.cells if cell.language is None]

    def cells_in(self, language: str) -> list[Cell]:
        """The notebook of one language: its prose and all code."""
        return [cell for cell in self.cells if cell.language in (None, language)]

    @property
    def tree(self) -> ast.Module:
        """The code of all cells as one tree, each statement on its line of the lab."""
        lines = [""] * len(self.source.splitlines())
        for cell in self.code:
            text = cell.text.splitlines()
            lines[cell.line - 1:cell.line - 1 + len(text)] = text
        return ast.parse("\n".join(lines))

    def imports(self) -> set[str]:
        """The top-level packages that the code imports."""
        return imports(self.tree)


def find(folder: Path = LABS) -> list[Path]:
    """The labs of a folder, sorted."""
    return sorted(folder.glob("*.py"))


def parse(path: Path) -> Lab:
    """Read a lab. Raises Problem, with the line, for anything that a page of either language could not show."""
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise Problem(path, 1, f"cannot be read as UTF-8 text: {e}") from e
    refuse_invisible(path, source)
    lines = [number for number, line in enumerate(source.splitlines(), 1) if CELL.match(line)]
    if lines[:1] != [1]:
        raise Problem(path, 1, "does not begin with a cell; begin it with `# %% [markdown] tags=[\"zh\"]`")
    import jupytext  # a quarter of a second; the site build finds labs and reads none

    notebook = jupytext.reads(source, fmt="py:percent")
    if len(notebook.cells) != len(lines):
        raise Problem(path, 1, f"has {len(lines)} lines that begin with `# %%` and {len(notebook.cells)} cells")
    cells = tuple(_cell(path, line + 1, cell) for line, cell in zip(lines, notebook.cells))
    _check_twins(path, cells)
    return Lab(path, source, cells)


def _cell(path: Path, line: int, cell) -> Cell:
    options = dict(cell.metadata)
    tags = tuple(options.pop("tags", ()))
    if cell.cell_type == "markdown":
        if len(tags) != 1 or tags[0] not in LANGUAGES:
            raise Problem(path, line - 1, "prose without its language", 'write `# %% [markdown] tags=["zh"]` or ["en"]')
        found = Cell(tags[0], cell.source, line, (), options)
        if fenced := FENCED.search(cell.source):
            raise Problem(path, line + cell.source.count("\n", 0, fenced.start()), "code typed into prose",
                          "put it into a code cell, which both languages share")
        for _, words, id in found.headings:
            if not id:
                raise Problem(path, line, f"the heading {words!r} has no id", "end it with {#small-english-words}")
        return found
    if unknown := set(tags) - CODE_TAGS:
        raise Problem(path, line - 1, f"a code cell with the unknown tag {min(unknown)!r}")
    _check_code(path, line, cell.source)
    return Cell(None, cell.source, line, tags, options)


def _check_code(path: Path, line: int, code: str) -> None:
    try:
        ast.parse(code)
    except SyntaxError as e:
        raise Problem(path, line - 1 + (e.lineno or 1), f"is not Python: {e.msg}") from e
    if not code.strip():
        raise Problem(path, line - 1, "an empty cell")
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            raise Problem(path, line - 1 + token.start[0], f"a comment ({token.string}); explain it in prose, "
                          "in each language")


def _check_twins(path: Path, cells: tuple[Cell, ...]) -> None:
    prose = [cell for cell in cells if cell.language]
    expected = "zh"
    for before, cell in zip((None, *cells), cells):
        wrong = cell.language != expected if expected == "en" else cell.language == "en"
        if wrong:
            at = before if expected == "en" else cell
            raise Problem(path, at.line - 1, "prose without its twin in the other language",
                          "each Chinese cell is followed by its English twin")
        expected = "en" if cell.language == "zh" else "zh"
    if expected == "en":
        raise Problem(path, cells[-1].line - 1, "prose without its twin in the other language",
                      "each Chinese cell is followed by its English twin")
    for zh, en in zip(prose[::2], prose[1::2]):
        if [(marks, id) for marks, _, id in zh.headings] != [(marks, id) for marks, _, id in en.headings]:
            raise Problem(path, en.line, f"other headings than its twin on line {zh.line}",
                          "give both the same levels and ids")
        if sorted(LINK.findall(zh.text)) != sorted(LINK.findall(en.text)):
            raise Problem(path, en.line, f"other links than its twin on line {zh.line}")
        if zh.options.keys() != en.options.keys():
            raise Problem(path, en.line, f"other options than its twin on line {zh.line}")
    ids = [id for cell in prose if cell.language == "en" for _, _, id in cell.headings]
    if twice := next((id for id in ids if ids.count(id) > 1), None):
        raise Problem(path, 1, f"two headings have the id {twice!r}")
    if not prose or not prose[0].headings or prose[0].headings[0][0] != "#" or "description" not in prose[0].options:
        raise Problem(path, 1, f"{shown(path)} does not begin with a title and its description",
                      '`# %% [markdown] tags=["zh"] description="…"`, then `# # Title {#id}`')
