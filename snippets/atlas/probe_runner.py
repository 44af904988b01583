"""Has an environment's interpreter probe the rows."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

from ..engine.problem import Problem
from ..engine.sandbox.machine import AT_START, FIRST, START, Machine
from ..engine.scratch import Scratch
from ..engine.versions import environments
from .outcomes import Outcomes, path_of


def probe_all(environment: str, device: str = "cpu", machine: Machine = FIRST) -> Outcomes:
    """Probe every row in an environment, twice: on a machine, and with another hash seed, threads and processor features.

    Raises Problem if an interpreter cannot be had, or if the runs differ.
    """
    made = environments.get("pinned" if environment == "cuda" else environment)
    first, second = (_run(made.python, device, machine) for machine in (machine, Machine(frozenset(AT_START) - {"place"})))
    for row in first["rows"]:
        if first["rows"][row] != second["rows"][row]:
            raise Problem(path_of(environment), 1, f"{row} gave two outcomes in two runs", "make the row deterministic",
                          f"{first['rows'][row]}\n{second['rows'][row]}")
    found = Outcomes(environment, **first)
    return replace(found, packages={name: made.versions.get(name, version) for name, version in found.packages.items()})


def _run(python: str, device: str, machine: Machine) -> dict:
    with Scratch("atlas") as scratch:
        words = [python, "-s", str(START), "snippets.atlas.probe_worker", "--device", device]
        process = subprocess.run(words, cwd=scratch.path, env=machine.environment(scratch.path), capture_output=True, text=True)
    if process.returncode:
        raise Problem(Path(__file__), 1, f"the rows could not be probed with {python} (exit code {process.returncode})",
                      details=process.stderr)
    return json.loads(process.stdout)
