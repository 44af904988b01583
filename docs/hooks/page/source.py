"""The one parser of a page's source: front matter, fences and what they include, pictures and steppers.

    <figure class="heap" markdown="0">
    --8<-- "state_dict/alias.edit.svg"
    </figure>

    <div class="stepper" id="alias" markdown>
    (blocks of one snippet, each with its output and its figure)
    </div>

`class="stepper stepper--plays"` steps by itself once, from its first step to its last. `class="stepper stepper--switch"`
shows one program in several forms: each is called by the first line of its code.

All lines count from 1, in the text that was parsed, front matter and all.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from snippets.project import ROOT

SNIPPETS = ROOT / "snippets"
RECIPES = "recipes/"  # below SNIPPETS: commands and settings for readers, which no snippet is
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, where PyYAML was built with it
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_OPEN = re.compile(r"^(?P<indent>\s*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
_INCLUDE = re.compile(r'^\s*--8<-- "(?P<file>[^":]+):(?P<section>[^":]+)"\s*$')
_PICTURE = re.compile(r'^--8<-- "(?P<stem>[^":.]+)\.(?P<section>[^":.]+)\.svg"$')
_STEPPER = re.compile(r'^<div class="stepper(?: stepper--(?:plays|switch))?" id="([a-z0-9-]+)" markdown>$')
_FIGURE = '<figure class="heap" markdown="0">', "</figure>"
_TITLE = re.compile(r'title="([^"]*)"')
_LANGUAGE = re.compile(r"[\s{.]*([\w-]*)")


@dataclass(frozen=True)
class Include:
    """One include line: a section of a file below `snippets/`."""

    line: int
    file: str
    section: str

    @property
    def path(self) -> Path:
        """The file that it includes."""
        return SNIPPETS / self.file

    @property
    def snippet(self) -> Path:
        """The snippet that it shows the code or the output of."""
        return self.path.with_suffix(".py")

    @property
    def is_recipe(self) -> bool:
        """Whether it includes a recipe, which is neither recorded nor run as snippets are."""
        return self.file.startswith(RECIPES)


@dataclass
class Fence:
    """A code fence from line to end: its indentation and what follows its ticks, its includes, all its lines within, the first line typed by hand (0: none)."""

    line: int
    end: int
    indent: str
    info: str
    includes: list[Include] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    typed: int = 0

    @property
    def title(self) -> str | None:
        """The title in the fence's first line."""
        match = _TITLE.search(self.info)
        return match[1] if match else None

    @property
    def words(self) -> list[str]:
        """The language and the classes of the fence, without their dots."""
        return [word.lstrip(".") for word in _TITLE.sub("", self.info).strip(" {}").split()]

    @property
    def head(self) -> str:
        """What heads the fence where its classes mean nothing: its language and its title."""
        title = _TITLE.search(self.info)
        return " ".join(filter(None, [_LANGUAGE.match(self.info)[1], title and title[0]]))


@dataclass(frozen=True)
class Picture:
    """A picture that a page includes: that of a section of a snippet below `snippets/`; `framed`: alone in its figure, as it should be."""

    line: int
    file: str
    section: str
    framed: bool

    @property
    def snippet(self) -> Path:
        """The snippet that draws it."""
        return SNIPPETS / self.file


@dataclass(frozen=True)
class Stepper:
    """A stepper from line to end, and the lines of the Python fences that its steps begin with."""

    line: int
    end: int
    name: str
    steps: tuple[int, ...]


@dataclass
class Source:
    """The source of a page. `front` is the text of its front matter, None without; the body, the rest, begins below line `before`."""

    lines: list[str]
    front: str | None
    body: str
    before: int
    fences: list[Fence] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    steppers: list[Stepper] = field(default_factory=list)
    stray: list[Include] = field(default_factory=list)  # includes outside a fence

    @property
    def includes(self) -> list[Include]:
        """The includes of all fences, in order."""
        return [include for fence in self.fences for include in fence.includes]

    @property
    def snippets(self) -> list[Include]:
        """The includes that show the code or the output of a snippet."""
        return [include for include in self.includes if not include.is_recipe]


def parse(text: str) -> Source:
    """Read the source of a page, with its front matter or without. A fence that is not closed ends with the page."""
    front = _FRONT.match(text)
    source = Source(text.splitlines(), front[1], text[front.end():], front[0].count("\n")) if front else Source(text.splitlines(), None, text, 0)
    lines, fence, closing = source.lines, None, ""
    for number, line in enumerate(lines[source.before:], source.before + 1):
        include = _INCLUDE.match(line)
        if fence is None:
            if match := _OPEN.match(line):
                fence = Fence(number, number, match["indent"], match["info"])
                closing = match["ticks"]
                source.fences.append(fence)
            elif include:
                source.stray.append(Include(number, include["file"], include["section"]))
            elif match := _PICTURE.match(line):
                around = lines[number - 2] if number > 1 else "", lines[number] if number < len(lines) else ""
                source.pictures.append(Picture(number, f"{match['stem']}.py", match["section"], around == _FIGURE))
            continue
        fence.end = number
        if line.strip().startswith(closing) and not line.strip().strip(closing[0]):
            fence = None
            continue
        fence.inside.append(line)
        if include:
            fence.includes.append(Include(number, include["file"], include["section"]))
        elif line.strip() and not fence.typed:
            fence.typed = number
    source.steppers = _steppers(source)
    return source


def _steppers(source: Source) -> list[Stepper]:
    """The steppers of a page; one that is not closed ends with the page."""
    found = []
    python = [fence.line for fence in source.fences if fence.words[:1] == ["python"]]
    for number, line in enumerate(source.lines, 1):
        if match := _STEPPER.match(line):
            end = next((at for at, each in enumerate(source.lines[number:], number + 1) if each == "</div>"), len(source.lines) + 1)
            found.append(Stepper(number, end, match[1], tuple(at for at in python if number < at < end)))
    return found


def read(page: Path) -> Source:
    """The source of a page's file. Raises OSError, or UnicodeDecodeError where it is not UTF-8."""
    return parse(page.read_text("utf-8"))


def recipe(include: Include) -> str | None:
    """The text of a recipe's section, or None where there is none."""
    path, name = include.path, re.escape(include.section)
    found = re.search(rf"--8<-- \[start:{name}\][^\n]*\n(.*?)^[^\n]*--8<-- \[end:{name}\]", path.read_text("utf-8"),
                      re.MULTILINE | re.DOTALL) if path.is_file() else None
    return found[1].strip("\n") if found else None


def with_front(front: str, body: str) -> str:
    """A page of a front matter's text, which ends its last line, and a body."""
    return f"---\n{front}---\n{body}"


def fenced(info: str, text: str) -> str:
    """A block of code or output as Markdown, in a fence that nothing in the text ends."""
    ticks = "`" * max(3, 1 + max(map(len, re.findall(r"^`+", text, re.MULTILINE)), default=0))
    return "\n".join([ticks + info, text.rstrip("\n"), ticks])


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
    """The title and the description in a page's front matter. Raises KeyError or TypeError for a page that lacks them."""
    front = yaml.load(read(page).front, LOADER)
    return str(front["title"]), str(front["description"])


def lab_of(src_uri: str) -> Path | None:
    """The lab that a page shows, by the page's path below docs."""
    path = Path(src_uri)
    return SNIPPETS / "labs" / f"{path.stem.replace('-', '_')}.py" if path.suffix == ".ipynb" else None


def pages(docs: Path) -> list[Path]:
    """The pages of both languages, sorted."""
    return sorted([*docs.glob("zh/**/*.md"), *docs.glob("en/**/*.md")])
