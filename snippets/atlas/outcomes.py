"""Recorded outcomes: one JSON file for each environment, one line for each row.

The same findings give the same bytes, and a change of behaviour between
versions is a readable diff. The hash of all that follows is in the first
entry. Standard library only: the site build reads them.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from ..engine.problem import Problem
from ..project import sha256, shown, write_atomically
from .row import HERE, Row

FOLDER = HERE / "outcomes"
NAMES = ("old", "torch-2.0", "torch-2.1", "pinned", "newest", "python-3.12", "python-3.13", "python-3.14", "cuda")  # oldest first


@dataclass(frozen=True)
class Outcomes:
    """What was found in one environment. `rows` maps ids to {"code", "verdict", "by", "a", "b", "error", "why"}."""

    environment: str
    python: str
    packages: dict[str, str]
    device: str
    rows: dict[str, dict[str, str]]

    @property
    def versions(self) -> dict[str, str]:
        """The versions of Python and of the packages."""
        return {"python": self.python, **self.packages}

    def text(self) -> str:
        """The file's text: rows sorted by id, one a line."""
        head = {"environment": self.environment, "python": self.python,
                "packages": dict(sorted(self.packages.items())), "device": self.device}
        lines = [f"{json.dumps(key)}: {_line(value)}" for key, value in head.items()]
        rows = ",\n".join(f"  {json.dumps(row)}: {_line(self.rows[row])}" for row in sorted(self.rows))
        return sealed(",\n".join(lines) + ',\n"rows": {\n' + rows + "\n}}\n")


def sealed(body: str) -> str:
    """The text of a recorded file: a JSON object that begins with the hash of what follows it."""
    return f'{{\n"record-sha256": "{sha256(body)}",\n{body}'


def opened(path: Path, text: str, environment: str) -> dict:
    """What a recorded file holds, less its hash. Raises Problem for one that is damaged, was changed by hand, or is another environment's."""
    try:
        held = json.loads(text)
        seal = held.pop("record-sha256", "")
    except (ValueError, AttributeError, TypeError) as error:
        raise Problem(path, 1, f"is damaged ({error})", command(environment)) from None
    body = text.split("\n", 2)[2] if text.count("\n") > 1 else ""
    if not seal or text != sealed(body) or held.get("environment") != environment:
        raise Problem(path, 1, "was changed by hand (its text does not have the hash at its beginning); it is only ever written by recording",
                      command(environment))
    return held


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def path_of(environment: str) -> Path:
    """Where an environment's outcomes stand."""
    return FOLDER / f"{environment}.json"


def read(environment: str) -> Outcomes | None:
    """Read an environment's outcomes; None if it was never recorded. Raises Problem for a damaged file."""
    path = path_of(environment)
    if not path.exists():
        return None
    try:
        return Outcomes(**opened(path, path.read_text("utf-8"), environment))
    except TypeError as error:
        raise Problem(path, 1, f"is damaged ({error})", command(environment)) from None


def read_all() -> dict[str, Outcomes]:
    """The recorded outcomes by environment, oldest first. Raises Problem for a damaged file."""
    found = {name: read(name) for name in NAMES}
    return {name: each for name, each in found.items() if each}


def write(outcomes: Outcomes) -> bool:
    """Write an environment's outcomes. Returns whether the file changed."""
    path = path_of(outcomes.environment)
    if path.exists() and path.read_text("utf-8") == outcomes.text():
        return False
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, outcomes.text())
    return True


def command(environment: str) -> str:
    """The command that records an environment again."""
    if environment == "cuda":
        return "python -m snippets.atlas record --device cuda"
    return "python -m snippets.atlas record" + ("" if environment == "pinned" else f" --environment {environment}")


def stale(rows: list[Row], outcomes: Outcomes) -> list[Problem]:
    """A problem for each row that this environment never ran, or whose code has changed since.

    Where no packages are installed, families that need one have no outcomes; other environments may lack what a row `needs`.
    """
    found, ran = [], {row.family for row in rows if row.id in outcomes.rows}
    for row in rows:
        if row.only_cuda and outcomes.environment != "cuda" or not outcomes.packages and row.family not in ran:
            continue
        run = outcomes.rows.get(row.id)
        if run is None and row.needs and outcomes.environment != "pinned":
            continue
        if run is None or run["code"] != row.digest:
            what = "was never run" if run is None else "changed since it was run"
            found.append(Problem(row.path, row.line, f"{row.id} {what} ({outcomes.environment})", command(outcomes.environment)))
    return found


def still_true(rows: list[Row], outcomes: Outcomes) -> Outcomes:
    """The outcomes without those of rows that are gone or have changed since."""
    digests = {row.id: row.digest for row in rows}
    return replace(outcomes, rows={name: run for name, run in outcomes.rows.items() if digests.get(name) == run["code"]})


def unexpected(rows: list[Row], outcomes: Outcomes) -> list[Problem]:
    """A problem for each row whose verdict is not what its author expects with these versions."""
    found = []
    for row in rows:
        outcome = outcomes.rows.get(row.id)
        if outcome is None:
            continue
        device = "cuda" if outcomes.environment == "cuda" else "cpu"
        expected = row.expected_with(outcomes.versions, device)
        if outcome["verdict"] != expected:
            found.append(Problem(row.path, row.line, f"{row.id} ({outcomes.environment}): expected {expected!r}, found "
                                 f"{outcome['verdict']!r}", "correct the row, or what it expects", _line(outcome)))
    return found


def changed(before: Outcomes, now: Outcomes) -> list[Problem]:
    """A problem for each row that was recorded otherwise than it was found now.

    With the same versions everything counts, with others the verdict alone.
    """
    exact = before.versions == now.versions
    path, fix, found = path_of(before.environment), command(before.environment), []
    for row in sorted(before.rows.keys() | now.rows.keys()):
        old, new = before.rows.get(row), now.rows.get(row)
        if old is None or new is None:
            found.append(Problem(path, 1, f"{row} is {'not recorded' if old is None else 'recorded, and was not found now'}", fix))
        elif old != new if exact else old["verdict"] != new["verdict"]:
            found.append(Problem(path, 1, f"{row} changed", fix, f"recorded  {_line(old)}\nfound now {_line(new)}"))
    return found


def missing(environment: str) -> Problem:
    """The problem that an environment was never recorded."""
    return Problem(path_of(environment), 1, f"{shown(path_of(environment))} does not exist", command(environment))
