"""The grid: operations of the atlas, each tried in every state of its source.

A kind of source is a file in `states`: its STATES make a source `a`, its
OPERATIONS make a result `b` of it. They are read from their text, without
running it. What was found is recorded in a file for each environment, with its hash.
Standard library only: the site build reads both.
"""

import ast
import builtins
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..engine.problem import Problem
from ..project import shown, write_atomically
from .outcomes import NAMES, command, opened, sealed
from .row import CANNOT_TELL, ERROR, HERE, MISSING, NO_SUCH_API, VERDICTS

KINDS = ("tensors", "arrays", "frames", "modules", "state_dicts")
NEEDED = {"tensors": "torch", "arrays": "numpy", "frames": "pandas", "modules": "torch", "state_dicts": "torch"}  # the package that a kind is of
FOLDER = HERE / "states"
RECORDED = HERE / "outcomes" / "states"
KNOWN = frozenset({"copy", "pickle", "io", "torch", "nn", "np", "pd", *dir(builtins)})  # what every operation may use
RAISES, WHY = "raises ", "cannot_tell: "  # what stands in the file before the name of an error, and before why there is no verdict


@dataclass(frozen=True)
class State:
    """A state of a source: its name in both languages, the code that makes it, and the context in which the operation runs."""

    id: str
    zh: str
    en: str
    code: str
    under: str = ""


@dataclass(frozen=True)
class Operation:
    """An operation on a source: its code, and the rows of the atlas that show it."""

    id: str
    code: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of source with its states and operations."""

    name: str
    zh: str
    en: str
    states: tuple[State, ...]
    operations: tuple[Operation, ...]
    path: Path

    @property
    def id(self) -> str:
        """The kind's id in addresses."""
        return self.name.replace("_", "-")

    def states_for(self, operation: Operation) -> list[State]:
        """The states in which an operation makes sense: those that make all that its code uses."""
        wanted = _names(operation.code)[0]
        return [state for state in self.states if wanted <= KNOWN | _names(state.code)[1]]

    def digest(self, operation: Operation) -> str:
        """A hash of an operation's code and of all states: an outcome is that of the code with the same one."""
        return _hash((operation.code, self._states))

    @cached_property
    def _states(self) -> str:
        return _hash(tuple((each.id, each.code, each.under) for each in self.states))


def _names(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names that code uses and does not set itself, and those that it sets."""
    names = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
    made = frozenset(node.id for node in names if isinstance(node.ctx, ast.Store))
    used = frozenset(node.id for node in names if isinstance(node.ctx, ast.Load))
    return used - (made - {"a"}), made


def _hash(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Grid:
    """What was found in one environment. `found` maps kind and operation to {"code": hash, state: verdict}.

    A verdict is one of the atlas's, "raises TypeError", "cannot_tell: why", or "missing": that state cannot be made with these versions.
    """

    environment: str
    python: str
    packages: dict[str, str]
    found: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def text(self) -> str:
        """The file's text: one operation a line, in the order of the states."""
        head = {"environment": self.environment, "python": self.python, "packages": dict(sorted(self.packages.items()))}
        lines = [f"{json.dumps(key)}: {_line(value)}" for key, value in head.items()]
        kinds = ",\n".join(f"  {json.dumps(kind)}: {{\n" + ",\n".join(f"    {json.dumps(name)}: {_line(each)}" for name, each in found.items())
                           + "\n  }" for kind, found in self.found.items())
        return sealed(",\n".join(lines) + ',\n"found": {\n' + kinds + "\n}}\n")

    def verdicts(self, kind: Kind, operation: Operation) -> dict[str, str]:
        """{state: what was found} of an operation; {} if it was not tried in these states."""
        found = self.found.get(kind.name, {}).get(operation.id, {})
        return {state: each for state, each in found.items() if state != "code"} if found.get("code") == kind.digest(operation) else {}


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def verdict_of(found: str) -> str:
    """The atlas's verdict of what was found in one state."""
    return ERROR if found.startswith(RAISES) else CANNOT_TELL if found.startswith(WHY) else found


def definite(found: Iterable[str]) -> set[str]:
    """The verdicts among what was found, without errors and where none can be told."""
    return {each for each in map(verdict_of, found) if each not in (ERROR, CANNOT_TELL)}


def read_kinds() -> list[Kind]:
    """The kinds in the order in which they are shown. Raises Problem for one that breaks a rule."""
    kinds = [_read(name, FOLDER / f"{name}.py") for name in KINDS]
    return kinds


def _read(name: str, path: Path) -> Kind:
    source = path.read_text("utf-8")
    try:
        values = {node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(source, str(path)).body if isinstance(node, ast.Assign)}
        states = tuple(State(key, *each) for key, each in values["STATES"].items())
        operations = tuple(Operation(key, code, tuple(rows.split())) for key, (code, rows) in values["OPERATIONS"].items())
        zh, en = values["TITLE"]
    except (SyntaxError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise Problem(path, 1, f"is no kind of source: {error}", "give TITLE, STATES and OPERATIONS as literals, as in arrays.py") from None
    for each in (*states, *operations):
        line = next((number for number, text in enumerate(source.splitlines(), 1) if text.strip().startswith(f'"{each.id}":')), 1)
        try:
            compile(each.code, each.id, "exec")
        except SyntaxError as error:
            raise Problem(path, line, f"{each.id}: {error}") from None
        if (source.count(f'\n    "{each.id}": ') > 1 + (any(s.id == each.id for s in states) and any(o.id == each.id for o in operations))):
            raise Problem(path, line, f"the id {each.id!r} is given twice", "rename the newer one")
    return Kind(name, zh, en, states, operations, path)


def path_of(environment: str) -> Path:
    """Where an environment's grid is kept."""
    return RECORDED / f"{environment}.json"


def read(environment: str) -> Grid | None:
    """Read an environment's grid; None if it was never recorded. Raises Problem for a damaged file."""
    path = path_of(environment)
    if not path.exists():
        return None
    try:
        return Grid(**opened(path, path.read_text("utf-8"), environment))
    except TypeError as error:
        raise Problem(path, 1, f"is damaged ({error})", command(environment)) from None


def read_others() -> list[Grid]:
    """The recorded grids of environments with other versions than the pinned ones, oldest first. Raises Problem for a damaged file."""
    return [each for name in NAMES if name != "pinned" and (each := read(name))]


def otherwise(kind: Kind, operation: Operation, pinned: Grid, other: Grid) -> dict[str, str]:
    """{state: what was found with the other versions} where that is another verdict. An error of another type is none.

    States that cannot be made there are left out. Where each state raises one error that says that something is not
    there, the operation is "missing".
    """
    here = pinned.verdicts(kind, operation)
    there = {state: each for state, each in other.verdicts(kind, operation).items() if each != MISSING}
    if definite(here.values()) and len(set(there.values())) == 1 and min(there.values()) in {RAISES + name for name in NO_SUCH_API}:
        there = dict.fromkeys(there, MISSING)
    return {state: each for state, each in there.items() if verdict_of(each) != verdict_of(here[state])}


def write(grid: Grid) -> bool:
    """Write an environment's grid. Returns whether the file changed."""
    path = path_of(grid.environment)
    if path.exists() and path.read_text("utf-8") == grid.text():
        return False
    path.parent.mkdir(exist_ok=True, parents=True)
    write_atomically(path, grid.text())
    return True


def changed(before: Grid, now: Grid) -> list[Problem]:
    """A problem for each operation that was recorded otherwise than it was found now."""
    path, fix, problems = path_of(before.environment), command(before.environment), []
    for kind in before.found.keys() | now.found.keys():
        old, new = before.found.get(kind, {}), now.found.get(kind, {})
        for name in sorted(old.keys() | new.keys()):
            states = [state for state in {**old.get(name, {}), **new.get(name, {})} if old.get(name, {}).get(state) != new.get(name, {}).get(state)]
            if states:
                details = "\n".join(f"{state}: recorded {old.get(name, {}).get(state)}, found now {new.get(name, {}).get(state)}" for state in states)
                problems.append(Problem(path, 1, f"{kind} {name} changed", fix, details))
    return problems


def stale(kinds: list[Kind], grid: Grid) -> list[Problem]:
    """A problem for each operation that this environment never tried in these states, for what it tried and is gone, and for unknown verdicts."""
    problems = []
    for kind in kinds:
        found = grid.found.get(kind.name, {})
        for operation in kind.operations:
            tried = grid.verdicts(kind, operation)
            if tried.keys() != {state.id for state in kind.states_for(operation)}:
                problems.append(Problem(kind.path, 1, f"{kind.name} {operation.id} was not tried in these states ({grid.environment})", command(grid.environment)))
            problems += [Problem(path_of(grid.environment), 1, f"{each!r} is no verdict") for each in tried.values() if verdict_of(each) not in VERDICTS and not (each == MISSING and grid.environment != "pinned")]
        for gone in found.keys() - {operation.id for operation in kind.operations}:
            problems.append(Problem(path_of(grid.environment), 1, f"{kind.name} {gone} is no operation any more", command(grid.environment)))
    return problems


def missing(environment: str) -> Problem:
    """The problem that an environment's grid was never recorded."""
    return Problem(path_of(environment), 1, f"{shown(path_of(environment))} does not exist", command(environment))


def by_row(kinds: list[Kind], grid: Grid) -> dict[str, list[tuple[Kind, Operation, dict[str, str]]]]:
    """{id of a row of the atlas: its operations in the grid, with what was found in each state}."""
    found: dict[str, list[tuple[Kind, Operation, dict[str, str]]]] = {}
    for kind in kinds:
        for operation in kind.operations:
            for row in operation.rows:
                found.setdefault(row, []).append((kind, operation, grid.verdicts(kind, operation)))
    return found


def differing(kinds: list[Kind], grid: Grid) -> dict[str, str]:
    """{id of a row: the id of its operation on the page} of the rows whose verdict is another one in some state."""
    return {row: f"{kind.id}-{operation.id}" for row, tried in by_row(kinds, grid).items()
            for kind, operation, found in tried if len(definite(found.values())) > 1}
