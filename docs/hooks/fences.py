"""Reads the code fences of a page: which sections they include, and whether code was typed into them.

No hook itself: the hooks and the tests use it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

OPEN = re.compile(r"^(?P<indent>\s*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
INCLUDE = re.compile(r'^\s*--8<-- "(?P<file>[^":]+):(?P<section>[^":]+)"\s*$')
TITLE = re.compile(r'title="([^"]*)"')


@dataclass(frozen=True)
class Include:
    """One include line of a page; `line` counts from 1."""

    line: int
    file: str
    section: str


@dataclass
class Fence:
    """A code fence of a page: its language and classes, its includes, the first line typed by hand (0: none)."""

    line: int
    end: int
    indent: str
    info: str
    includes: list[Include] = field(default_factory=list)
    typed: int = 0

    @property
    def title(self) -> str | None:
        """The title in the fence's first line."""
        match = TITLE.search(self.info)
        return match[1] if match else None

    @property
    def words(self) -> list[str]:
        """The language and the classes of the fence, without their dots."""
        return [word.lstrip(".") for word in TITLE.sub("", self.info).strip(" {}").split()]


def body_of(text: str) -> tuple[str, int]:
    """A page without its front matter, and the number of lines before it."""
    match = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return (text[match.end():], match[0].count("\n")) if match else (text, 0)


def fences(text: str) -> list[Fence]:
    """The fences of a page's Markdown, also those indented in an admonition or a list."""
    found: list[Fence] = []
    current: Fence | None = None
    closing = ""
    for number, line in enumerate(text.splitlines(), 1):
        if current is None:
            if match := OPEN.match(line):
                current = Fence(number, number, match["indent"], match["info"])
                closing = match["ticks"]
        elif line.strip().startswith(closing) and not line.strip().strip(closing[0]):
            current.end = number
            found.append(current)
            current = None
        elif match := INCLUDE.match(line):
            current.includes.append(Include(number, match["file"], match["section"]))
        elif line.strip() and not current.typed:
            current.typed = number
    if current:
        found.append(current)
    return found


def pages(docs: Path) -> list[Path]:
    """The pages of both languages, sorted."""
    return sorted([*docs.glob("zh/**/*.md"), *docs.glob("en/**/*.md")])
