"""What a fault is: a change of one copy of the project, the guard that must notice, and what that must say."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from snippets.atlas import outcomes

LANGUAGES = ("zh", "en")
Change = Callable[[Path], object]


class NotApplied(Exception):
    """The project is no longer as a fault expects it: change the fault."""


@dataclass(frozen=True)
class Guard:
    """A command that users or CI run, by hand in the project's folder; `seconds` is when it counts as hanging."""

    name: str
    command: tuple[str, ...]
    seconds: float = 120


@dataclass(frozen=True)
class Fault:
    """One fault: `change` breaks a project folder or raises NotApplied; `guard` must fail and print all of `words`."""

    name: str
    change: Change
    guard: Guard
    words: tuple[str, ...]


def python(name: str, *arguments: str, seconds: float = 120) -> Guard:
    """A guard that this interpreter runs."""
    return Guard(name, (sys.executable, *arguments), seconds)


def pytest(name: str, *arguments: str, seconds: float = 180) -> Guard:
    """A guard that is some of the project's tests. No test selected is a failure, too, but of other words."""
    return python(name, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:markdown-docs", "-o", "addopts=",
                  *arguments, seconds=seconds)


def snippets(*arguments: str) -> Guard:
    """`python -m snippets …`."""
    return python(f"snippets {' '.join(arguments)}", "-m", "snippets", *arguments)


BUILD = python("mkdocs build --strict", "-m", "mkdocs", "build", "--strict")  # with --quiet, no warning would count


def edit(name: str, old: str, new: str, times: int = 1) -> Change:
    """Replace `old`, which must stand in the file exactly `times` times, so that no fault changes what it did not mean to."""
    def change(project: Path) -> None:
        path = project / name
        text = path.read_text("utf-8") if path.is_file() else ""
        if text.count(old) != times or old == new:
            raise NotApplied(f"{old!r} stands {text.count(old)} times in {name}, not {times}")
        path.write_text(text.replace(old, new), "utf-8")
    return change


def forge(name: str, old: str, new: str) -> Change:
    """`edit` of the atlas's outcomes or of a grid, and the hash at its beginning made to fit."""
    def change(project: Path) -> None:
        edit(name, old, new)(project)
        path = project / name
        path.write_text(outcomes.sealed(path.read_text("utf-8").split("\n", 2)[2]), "utf-8")
    return change


def pair(name: str, old: str, new: str) -> Change:
    """`edit` of a page in both languages."""
    return both(*(edit(f"docs/{language}/{name}", old, new) for language in LANGUAGES))


def both(*changes: Change) -> Change:
    """Several changes that make one fault."""
    def change(project: Path) -> None:
        for each in changes:
            each(project)
    return change


def remove(*names: str) -> Change:
    """Remove files."""
    def change(project: Path) -> None:
        for name in names:
            if not (project / name).is_file():
                raise NotApplied(f"there is no {name} to remove")
            (project / name).unlink()
    return change


def create(name: str, text: str) -> Change:
    """Write a file that must not be there yet."""
    def change(project: Path) -> None:
        if (project / name).exists():
            raise NotApplied(f"{name} is there already")
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, "utf-8")
    return change


def append(name: str, text: str) -> Change:
    """Add text at a file's end."""
    def change(project: Path) -> None:
        if not (project / name).is_file():
            raise NotApplied(f"there is no {name} to add to")
        with open(project / name, "a", encoding="utf-8") as file:
            file.write(text)
    return change


def swap(name: str, first: str, second: str) -> Change:
    """Exchange two texts, each of which stands in the file once."""
    def change(project: Path) -> None:
        path = project / name
        text = path.read_text("utf-8")
        if text.count(first) != 1 or text.count(second) != 1:
            raise NotApplied(f"{first!r} and {second!r} do not stand in {name} once each")
        path.write_text(re.sub(f"{re.escape(first)}|{re.escape(second)}", lambda m: second if m[0] == first else first, text), "utf-8")
    return change
