"""Tries every operation in every state of its source, in the interpreter it is called in, and prints what was found as JSON.

`python -m snippets.atlas.grid_worker [KIND[:OPERATION]...]`. A process of its own: the interpreter may be another one.
A source is made afresh for each try.
"""

import contextlib
import copy
import importlib
import io
import json
import os
import pickle
import platform
import sys
import tempfile
import warnings
from collections.abc import Callable

from .grid import KINDS, NEEDED, RAISES, WHY, Kind, Operation, State, read_kinds
from .prober.probe import probe
from .probe_worker import stable
from .row import CANNOT_TELL, ERROR, MISSING

PACKAGES = {"torch": "torch", "numpy": "np", "pandas": "pd"}


def names() -> dict[str, object]:
    """What the code of states and operations may use: the packages that are there under their usual names."""
    found: dict[str, object] = {"copy": copy, "pickle": pickle, "io": io}
    for package, name in PACKAGES.items():
        try:
            found[name] = importlib.import_module(package)
        except ModuleNotFoundError as error:
            if error.name != package:
                raise
    if "torch" in found:
        found["nn"] = found["torch"].nn
    return found


def maker(state: State, operation: Operation, known: dict[str, object]) -> Callable[[], tuple[object, object]]:
    """A function that makes a source in a state and the operation's result."""
    source, apply = compile(state.code, state.id, "exec"), compile(operation.code, operation.id, "exec")
    under = compile(state.under or "contextlib.nullcontext()", state.id, "eval")

    def make() -> tuple[object, object]:
        space = dict(known, contextlib=contextlib, __name__="states")
        exec(source, space)
        with eval(under, space):
            exec(apply, space)
        return space["a"], space["b"]
    return make


def can_be_made(state: State, known: dict[str, object]) -> bool:
    """Whether a source in this state can be made with these versions."""
    try:
        exec(state.code, dict(known, __name__="states"))
    except Exception:
        return False
    return True


def tried(kind: Kind, operation: Operation, known: dict[str, object], there: set[str]) -> dict[str, str]:
    """What was found of an operation, by state, with the code's hash. `there` names the states that can be made."""
    found = {"code": kind.digest(operation)}
    for state in kind.states_for(operation):
        if state.id not in there:
            found[state.id] = MISSING
            continue
        finding = probe(maker(state, operation, known))
        if finding.verdict == ERROR:
            found[state.id] = RAISES + finding.error.split(":")[0]
        else:
            found[state.id] = WHY + stable(finding.why) if finding.verdict == CANNOT_TELL else finding.verdict
    return found


def run(wanted: frozenset[str] = frozenset(KINDS)) -> dict:
    """Try the operations named in `wanted`, by kind of source ("tensors") or alone ("tensors:view"), where this interpreter has the package."""
    warnings.simplefilter("ignore")
    known, found = names(), {}
    if "torch" in known:
        known["torch"].set_num_threads(1)
    before = os.getcwd()
    with tempfile.TemporaryDirectory(prefix="states-") as folder:
        os.chdir(folder)
        try:
            for kind in read_kinds():
                operations = [each for each in kind.operations if wanted & {kind.name, f"{kind.name}:{each.id}"}]
                if operations and PACKAGES[NEEDED[kind.name]] in known:
                    there = {state.id for state in kind.states if can_be_made(state, known)}
                    found[kind.name] = {operation.id: tried(kind, operation, known, there) for operation in operations}
        finally:
            os.chdir(before)
    versions = {package: known[name].__version__.split("+")[0] for package, name in PACKAGES.items() if name in known}
    return {"python": platform.python_version(), "packages": versions, "found": found}


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit code."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no outcome
    json.dump(run(frozenset(arguments or KINDS)), out, ensure_ascii=False)
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
