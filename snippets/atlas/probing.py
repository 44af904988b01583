"""Has an environment's interpreter probe the rows."""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

from ..engine import environments
from ..engine.problem import ROOT, Problem
from .outcomes import Outcomes, path_of


def probe_all(environment: str, device: str = "cpu") -> Outcomes:
    """Probe every row in an environment, twice, with two hash seeds.

    Raises Problem if an interpreter cannot be had, or if the runs differ.
    """
    made = environments.get("pinned" if environment == "cuda" else environment)
    first, second = (_run(made.python, device, seed) for seed in (1, 2))
    for row in first["rows"]:
        if first["rows"][row] != second["rows"][row]:
            raise Problem(path_of(environment), 1, f"{row} gave two outcomes in two runs", "make the row deterministic",
                          f"{first['rows'][row]}\n{second['rows'][row]}")
    found = Outcomes(environment, **first)
    return replace(found, packages={name: made.versions.get(name, version) for name, version in found.packages.items()})


def _run(python: str, device: str, seed: int) -> dict:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    process = subprocess.run([python, "-m", "snippets.atlas.run", "--device", device], cwd=ROOT, env=environment,
                             capture_output=True, text=True)
    if process.returncode:
        raise Problem(Path(__file__), 1, f"the rows could not be probed with {python} (exit code {process.returncode})",
                      details=process.stderr)
    return json.loads(process.stdout)
