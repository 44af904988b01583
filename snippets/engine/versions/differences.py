"""What other versions do otherwise: one file for each environment, `snippets/versions/NAME.txt`.

Its head says which versions ran; below it stands one line for each snippet and
lab, with a digest of what it was compared with, and under that line only what
differs. A digest that no longer fits makes no claim. The same findings give the
same bytes. Standard library only: the site build reads them.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from ...project import ROOT, sha256, shown, write_atomically
from ..lab import notebook
from ..lab.source import LABS
from ..problem import Problem
from ..snippet import recording

FOLDER = ROOT / "snippets" / "versions"
SNIPPETS = ROOT / "snippets"
SAME, DIFFERS, STOPS, WARNS, NEEDS = STATES = ("same", "differs", "stops", "warns", "needs")
HEAD = re.compile(r"record-sha256: ([0-9a-f]{64})((?:  [a-z0-9_-]+: \S+)+)")
ENTRY = re.compile(rf"(\S+\.py) ([0-9a-f]{{16}}) ({'|'.join(STATES)})")
SECTION = re.compile(r"  (!?)([a-z0-9.-]*):")  # "!" where it stopped
TEXT = "    |"


@dataclass(frozen=True)
class Found:
    """What became of one snippet or lab there: `output` holds what its sections printed otherwise.

    If it stopped, warned or needs a package, `at` names the section where that
    was, "" outside of all, and `text` says what. Sections behind it are unknown.
    """

    digest: str
    state: str
    output: dict[str, str] = field(default_factory=dict)
    at: str = ""
    text: str = ""

    @property
    def said(self) -> tuple:
        """All but what it was compared with."""
        return self.state, self.output, self.at, self.text

    def lines(self) -> list[str]:
        """What differs, as the file has it."""
        parts = [(section, text) for section, text in self.output.items()]
        if self.state not in (SAME, DIFFERS):
            parts.append((f"!{self.at}", self.text))
        found = []
        for section, text in parts:
            found.append(f"  {section}:")
            found += [f"{TEXT} {line}" if line else TEXT for line in text.removesuffix("\n").split("\n") if text]
        return found


@dataclass(frozen=True)
class Differences:
    """What one environment did: its name, its versions, and what was found by path below `snippets/`."""

    environment: str
    versions: dict[str, str]
    found: dict[str, Found]

    def text(self) -> str:
        """The file's text."""
        lines = []
        for name, each in sorted(self.found.items()):
            lines += [f"{name} {each.digest} {each.state}", *each.lines()]
        body = "".join(f"  {package}: {version}" for package, version in self.versions.items()) + "\n"
        body += "".join(f"{line}\n" for line in lines)
        return f"record-sha256: {sha256(body)}{body}"

    def claims(self, name: str, digest: str) -> Found | None:
        """What was found of a snippet or lab, if that was the one that is recorded now, with this digest."""
        each = self.found.get(name)
        return each if each and each.digest == digest else None


def key(path: Path) -> str:
    """How a snippet or lab is called in these files."""
    return shown(path).removeprefix("snippets/")


def comparable(path: Path) -> dict[str, str]:
    """What another version must print to be the same: a snippet's recording, or the text of a lab's cells."""
    if path.parent != LABS:
        return recording.read(path).printed.named()
    cells = [cell for cell in notebook.read(path).notebooks["zh"]["cells"] if cell["cell_type"] == "code"]
    return of_cells([cell["outputs"] for cell in cells], ["one-run" in cell["metadata"].get("tags", []) for cell in cells])


def of_cells(outputs: list[list[dict]], one_run: Iterable[bool]) -> dict[str, str]:
    """The text of code cells' outputs as {"cell-1": text}. Of a plot, and of one run's measurements, the kind alone."""
    found = {}
    for number, (cell, measured) in enumerate(zip(outputs, one_run, strict=True), 1):
        text = ""
        for each in cell:
            data = each.get("data", {})
            kinds = f"({' '.join(sorted(data)) or each['output_type']})\n"
            plain = "".join(each.get("text") or data.get("text/plain", []))
            text += kinds if measured or "image/svg+xml" in data else plain if plain.endswith("\n") else f"{plain}\n"
        if text:
            found[f"cell-{number}"] = text
    return found


def digest(path: Path) -> str:
    """What a record names so that it claims nothing of another source or another recording. Raises Problem without one."""
    if path.parent != LABS:
        recorded = recording.read(path)
        return _short(recorded.source_sha256 + recording.body(recorded.printed))
    cells = notebook.read(path).notebooks["zh"]["cells"]  # the code is the same in both; its prose changes no output
    return _short(json.dumps([["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"], comparable(path)]))


def _short(text: str) -> str:
    return sha256(text)[:16]


def path_of(environment: str) -> Path:
    """Where an environment's record stands."""
    return FOLDER / f"{environment}.txt"


def command(environment: str) -> str:
    """The command that records an environment again."""
    return f"python -m snippets record --environment {environment}"


def write(differences: Differences) -> bool:
    """Write an environment's record. Returns whether the file changed."""
    path, text = path_of(differences.environment), differences.text()
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, text)
    return True


def read(environment: str) -> Differences | None:
    """Read an environment's record; None if there is none. Raises Problem for one that was changed by hand."""
    path = path_of(environment)
    return _parsed(path, path.read_text("utf-8")) if path.exists() else None


def read_all() -> list[Differences]:
    """The records of all environments with a version of Python of their own, oldest PyTorch first. Raises Problem as `read`.

    One that names none, as the browser's does, says nothing of versions.
    """
    every = [each for path in sorted(FOLDER.glob("*.txt")) if (each := read(path.stem)) and "python" in each.versions]
    return sorted(every, key=lambda each: [int(part) for part in re.findall(r"\d+", each.versions.get("torch", "0"))])


@lru_cache(maxsize=64)
def _parsed(path: Path, text: str) -> Differences:
    head, _, rest = text.partition("\n")
    match = HEAD.fullmatch(head)
    if not match or sha256(f"{match[2]}\n{rest}") != match[1]:
        raise Problem(path, 1, "was changed by hand (its text does not have the hash in its first line); records are "
                      "only ever written by running the snippets", command(path.stem))
    found: dict[str, Found] = {}
    name, stop, section = "", "", ""
    for line in rest.split("\n")[:-1]:
        if entry := ENTRY.fullmatch(line):
            name = entry[1]
            found[name] = Found(entry[2], entry[3])
        elif line.startswith(TEXT):
            each, text = found[name], line[len(TEXT) + 1:] + "\n"
            if stop:
                found[name] = replace(each, text=each.text + text)
            else:
                each.output[section] += text
        else:
            stop, section = SECTION.fullmatch(line).groups()
            found[name] = replace(found[name], at=section) if stop else \
                replace(found[name], output={**found[name].output, section: ""})
    versions = dict(part.split(": ") for part in match[2].strip().split("  "))
    return Differences(path.stem, versions, found)
