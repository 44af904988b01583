"""Has an environment's interpreter probe the rows, and try the operations of the grid."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

from ..engine.problem import Problem
from ..engine.sandbox.machine import AT_START, FIRST, START, Machine
from ..engine.scratch import Scratch
from ..engine.versions import environments
from . import grid
from .outcomes import Outcomes, path_of


OTHER = Machine(frozenset(AT_START) - {"place"})


def probe_all(environment: str, device: str = "cpu", machine: Machine = FIRST) -> Outcomes:
    """Probe every row in an environment, twice: on a machine, and with another hash seed, threads and processor features.

    Raises Problem if an interpreter cannot be had, or if the runs differ.
    """
    made = environments.get("pinned" if environment == "cuda" else environment)
    first, second = (_run(made.python, machine, "probe_worker", "--device", device) for machine in (machine, OTHER))
    for row in first["rows"]:
        if first["rows"][row] != second["rows"][row]:
            raise Problem(path_of(environment), 1, f"{row} gave two outcomes in two runs", "make the row deterministic",
                          f"{first['rows'][row]}\n{second['rows'][row]}")
    found = Outcomes(environment, **first)
    return replace(found, packages={name: made.versions.get(name, version) for name, version in found.packages.items()})


def try_all(environment: str, wanted: tuple[str, ...] = grid.KINDS, machines: tuple[Machine, ...] = (FIRST, OTHER)) -> grid.Grid:
    """Try operations in all states of their sources in an environment, a process for each of `wanted` (`grid_worker`) and each machine.

    Raises Problem if an interpreter cannot be had, or if the machines give different verdicts.
    """
    made = environments.get(environment)
    found: dict[str, dict] = {}
    for one in wanted:
        runs = [_run(made.python, machine, "grid_worker", *one.split()) for machine in machines]
        for kind in runs[0]["found"]:
            for name, first in runs[0]["found"][kind].items():
                for other in runs[1:]:
                    if first != other["found"][kind][name]:
                        raise Problem(grid.path_of(environment), 1, f"{kind} {name} gave two outcomes in two runs",
                                      "make the operation and its states deterministic", f"{first}\n{other['found'][kind][name]}")
            found.setdefault(kind, {}).update(runs[0]["found"][kind])
    packages = {name: made.versions.get(name, version) for name, version in runs[0]["packages"].items()}
    return grid.Grid(environment, runs[0]["python"], packages, found)


def _run(python: str, machine: Machine, module: str, *arguments: str) -> dict:
    with Scratch("atlas") as scratch:
        words = [python, "-s", str(START), f"snippets.atlas.{module}", *arguments]
        process = subprocess.run(words, cwd=scratch.path, env=machine.environment(scratch.path), capture_output=True, text=True)
    if process.returncode:
        raise Problem(Path(__file__), 1, f"{module} {' '.join(arguments)} failed with {python} (exit code {process.returncode})",
                      details=process.stderr)
    return json.loads(process.stdout)
