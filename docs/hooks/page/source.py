"""Reads the source of a page: its front matter, its fences and what they include, its pictures and its steppers.

    <figure class="heap" markdown="0">
    --8<-- "state_dict/alias.edit.svg"
    </figure>

    <div class="stepper" id="alias" markdown>
    (blocks of one snippet, each with its output and its figure)
    </div>
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from snippets.project import ROOT

SNIPPETS = ROOT / "snippets"
OPEN = re.compile(r"^(?P<indent>\s*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
INCLUDE = re.compile(r'^\s*--8<-- "(?P<file>[^":]+):(?P<section>[^":]+)"\s*$')
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where PyYAML was built with it
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
TITLE = re.compile(r'title="([^"]*)"')
FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
PICTURE = re.compile(r'^--8<-- "(?P<stem>[^":.]+)\.(?P<section>[^":.]+)\.svg"$', re.MULTILINE)
FIGURE = re.compile(r'^<figure class="heap" markdown="0">\n' + PICTURE.pattern.strip("^$") + r"\n</figure>$", re.MULTILINE)
STEPPER = re.compile(r'^<div class="stepper" id="([a-z0-9-]+)" markdown>$')


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
    match = FRONT.match(text)
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


def fenced(info: str, text: str) -> str:
    """A block of code or output as Markdown, in a fence that nothing in the text ends."""
    ticks = "`" * max(3, 1 + max(map(len, re.findall(r"^`+", text, re.MULTILINE)), default=0))
    return "\n".join([ticks + info, text.rstrip("\n"), ticks])


def pictures(text: str) -> list[tuple[int, str, str]]:
    """The pictures that a page includes: (line, snippet below snippets/, section)."""
    return [(text.count("\n", 0, m.start()) + 1, m["stem"] + ".py", m["section"]) for m in PICTURE.finditer(text)]


class Titles:
    """The titles and descriptions in the front matter of a build's pages, each read once."""

    def __init__(self) -> None:
        self._by_page: dict[Path, tuple[str, str]] = {}

    def of(self, page: Path) -> tuple[str, str]:
        """A page's title and description."""
        if page not in self._by_page:
            self._by_page[page] = title_of(page)
        return self._by_page[page]


def title_of(page: Path) -> tuple[str, str]:
    """The title and the description in a page's front matter."""
    front = yaml.load(FRONT.match(page.read_text("utf-8"))[1], LOADER)
    return str(front["title"]), str(front["description"])


def lab_of(src_uri: str) -> Path | None:
    """The lab that a page shows, by the page's path below docs."""
    path = Path(src_uri)
    return SNIPPETS / "labs" / f"{path.stem.replace('-', '_')}.py" if path.suffix == ".ipynb" else None


def pages(docs: Path) -> list[Path]:
    """The pages of both languages, sorted."""
    return sorted([*docs.glob("zh/**/*.md"), *docs.glob("en/**/*.md")])
