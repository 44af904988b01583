"""A snippet's source: its named sections and its top-level statements.

The markers are those of `pymdownx.snippets`, so that pages include a section
with the standard extension: `# --8<-- [start:NAME]` and `# --8<-- [end:NAME]`,
each alone on its line. A line `# draw: NAME, NAME` below a section asks for a
picture of the heap as it is there.
"""

import ast
import io
import re
import sys
import tokenize
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..problem import Problem

MARKER = re.compile(r"# --8<-- \[(start|end):([a-z0-9]+(?:-[a-z0-9]+)*)\]")
ANNOTATION = re.compile(r"# \(\d+\)!")
DRAW = re.compile(r"# draw: ([A-Za-z_]\w*(?:, [A-Za-z_]\w*)*)")
SEEN = "\n\t \u3000"
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"}  # control, format (bidirectional, zero width), surrogate, private, separators
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"  # letters and marks that show nothing


@dataclass(frozen=True)
class Section:
    """A named part of a snippet; `first` and `last` are the lines of its markers, from 1."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Draw:
    """A picture that a snippet asks for: the line of its comment, the section it belongs to, the names it begins at."""

    line: int
    section: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Snippet:
    """A parsed snippet: its sections and pictures in order, and its syntax tree."""

    path: Path
    source: str
    sections: tuple[Section, ...]
    tree: ast.Module
    draws: tuple[Draw, ...] = ()

    def section_at(self, line: int) -> str | None:
        """The name of the section that holds a line, or None outside of all."""
        return next((s.name for s in self.sections if s.first < line < s.last), None)

    def code(self, name: str) -> str:
        """The source of one section, without its markers. Raises KeyError."""
        for s in self.sections:
            if s.name == name:
                return "".join(self.source.splitlines(keepends=True)[s.first : s.last - 1])
        raise KeyError(name)

    def setup(self) -> str:
        """The source above the first section, which no page shows."""
        return "".join(self.source.splitlines(keepends=True)[: self.sections[0].first - 1])

    def imports(self) -> set[str]:
        """The top-level packages that the snippet imports anywhere."""
        return imports(self.tree)


def imports(tree: ast.Module) -> set[str]:
    """The top-level packages that a program imports anywhere."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def first_line(statement: ast.stmt) -> int:
    """The first line of a statement, its decorators included."""
    return min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])


def parse(path: Path) -> Snippet:
    """Read a snippet. Raises Problem, with the line, for anything a page could not show whole."""
    if path.stem in sys.stdlib_module_names:
        raise Problem(path, 1, f"is named like the standard library's {path.stem!r}, which its neighbours would "
                      "then import from here; choose another name")
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise Problem(path, 1, f"cannot be read as UTF-8 text: {e}") from e
    return _parse(path, source)


@lru_cache(maxsize=1024)  # the site build asks for a snippet once for each block of each page
def _parse(path: Path, source: str) -> Snippet:
    try:
        tree = ast.parse(source, filename=str(path))
    except SyntaxError as e:
        raise Problem(path, e.lineno or 1, f"is not Python: {e.msg}") from e
    refuse_invisible(path, source)
    sections = _sections(path, source)
    snippet = Snippet(path, source, sections, tree, draws(path, source, sections))
    _check_statements(snippet)
    _check_comments(snippet)
    return snippet


def invisible(text: str) -> tuple[int, str] | None:
    """The first invisible or bidirectional character of a text: its line, from 1, and its name. None if there is none."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return None
    for index, character in enumerate(text):
        if character not in SEEN and (unicodedata.category(character) in UNSEEN or character in BLANK):
            name = unicodedata.name(character, "a control character")
            return text.count("\n", 0, index) + 1, f"U+{ord(character):04X} {name}"
    return None


def refuse_invisible(path: Path, source: str) -> None:
    """Raises Problem for a source with a character that its reader would not see, or that turns a line's direction."""
    if unseen := invisible(source):
        raise Problem(path, unseen[0], f"holds an invisible character, or one that turns the direction: {unseen[1]}",
                      f"write it as an escape, such as \\N{{{unseen[1].split(' ', 1)[1]}}}, or delete it")


def _sections(path: Path, source: str) -> tuple[Section, ...]:
    found: list[Section] = []
    opened: tuple[str, int] | None = None
    for number, line in enumerate(source.splitlines(), 1):
        if "--8<--" not in line:
            continue
        match = MARKER.fullmatch(line)
        if not match:
            raise Problem(path, number, "is no section marker; write `# --8<-- [start:NAME]` or "
                          "`# --8<-- [end:NAME]` alone on the line, NAME in small letters, digits and hyphens")
        kind, name = match.groups()
        if kind == "start":
            if opened:
                raise Problem(path, number, f"section {name!r} starts inside section {opened[0]!r} "
                              f"(line {opened[1]}); sections do not nest: end {opened[0]!r} first")
            if name in [s.name for s in found]:
                raise Problem(path, number, f"a second section {name!r}; each name stands once in a snippet")
            opened = name, number
        elif not opened:
            raise Problem(path, number, f"unknown section {name!r}: it ends here but starts nowhere above")
        elif opened[0] != name:
            raise Problem(path, number, f"section {name!r} ends while section {opened[0]!r} (line {opened[1]}) "
                          "is open; sections do not overlap")
        else:
            found.append(Section(name, opened[1], number))
            opened = None
    if opened:
        raise Problem(path, opened[1], f"section {opened[0]!r} is never closed; add `# --8<-- [end:{opened[0]}]`")
    if not found:
        raise Problem(path, 1, "has no section, so no page can show it; mark one with `# --8<-- [start:NAME]`")
    return tuple(found)


def draws(path: Path, source: str, sections: tuple[Section, ...]) -> tuple[Draw, ...]:
    """The pictures that a source asks for. Raises Problem for one that belongs to no section, and for a second one."""
    found: list[Draw] = []
    if "# draw" not in source:
        return ()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT or not token.string.startswith("# draw"):
            continue
        line = token.start[0]
        match = DRAW.fullmatch(token.line.rstrip("\n"))
        if not match:
            raise Problem(path, line, "is no request for a picture; write `# draw: NAME, NAME` alone on the line")
        before = [s for s in sections if s.last < line]
        if not before or any(s.first < line < s.last for s in sections):
            raise Problem(path, line, "asks for a picture inside a section or before the first; write it below the "
                          "section that it shows")
        if before[-1].name in [draw.section for draw in found]:
            raise Problem(path, line, f"a second picture of section {before[-1].name!r}; end another section before it")
        names = tuple(match[1].split(", "))
        if len(set(names)) < len(names):
            raise Problem(path, line, "asks to draw a name twice")
        found.append(Draw(line, before[-1].name, names))
    return tuple(found)


def _check_statements(snippet: Snippet) -> None:
    borders = {line for s in snippet.sections for line in (s.first, s.last)}
    drawn = {draw.line for draw in snippet.draws}
    filled = set()
    for statement in snippet.tree.body:
        lines = range(first_line(statement), statement.end_lineno + 1)
        cut = next((line for line in lines if line in borders), None)
        if cut:
            raise Problem(snippet.path, cut, "this border of a section cuts the statement that begins on line "
                          f"{lines[0]}; a section holds whole top-level statements")
        if cut := next((line for line in lines if line in drawn), None):
            raise Problem(snippet.path, cut, "asks for a picture inside a statement; write it below the statement")
        filled.add(snippet.section_at(lines[0]))
    for s in snippet.sections:
        if s.name not in filled:
            raise Problem(snippet.path, s.first, f"section {s.name!r} is empty")


def _check_comments(snippet: Snippet) -> None:
    """Explanations stand in the pages, in each page's language."""
    if all(MARKER.fullmatch(line) for line in snippet.source.splitlines() if "#" in line):
        return  # reading all tokens of all snippets takes a build's time
    drawn = {draw.line for draw in snippet.draws}
    for token in tokenize.generate_tokens(io.StringIO(snippet.source).readline):
        if token.type == tokenize.COMMENT and not MARKER.fullmatch(token.string) and token.start[0] not in drawn:
            if not ANNOTATION.fullmatch(token.string):
                raise Problem(snippet.path, token.start[0], f"a comment ({token.string}); write `# (1)!` here "
                              "and the explanation into each page, in its language")
            if snippet.section_at(token.start[0]) is None:
                raise Problem(snippet.path, token.start[0], "an annotation outside every section, where no page shows it")
