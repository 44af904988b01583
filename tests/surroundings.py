"""Verifies everything in other surroundings than this machine's, and prints a table: `python -m tests.surroundings [NAME...]`.

Snippets, labs and the atlas's rows run as on a machine that differs in one
group of things (`snippets.engine.sandbox.machine`), or as called from a shell
with variables that must change nothing. Ends with 1 if one of them differs.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from snippets.atlas import outcomes
from snippets.atlas.probe_runner import probe_all
from snippets.engine import command, verify
from snippets.engine.problem import Problem
from snippets.engine.sandbox import container
from snippets.engine.sandbox.machine import SECOND, Machine
from snippets.project import ROOT

# By name: what the machine has otherwise. The processor features are switched in the libraries, on this processor.
MACHINES = {
    "processor: AVX2, no AVX-512": Machine(frozenset({"processor"}), "avx2"),
    "processor: SSE4 alone": Machine(frozenset({"processor"}), "sse"),
    "hash seed and threads": Machine(frozenset({"seed", "threads"})),
    "host, kernel, build": Machine(frozenset({"host", "kernel", "build"})),
    "user and home": Machine(frozenset({"user", "home", "place"})),
    "folders": Machine(frozenset({"folder", "place", "listing"})),
    "locale": Machine(frozenset({"locale"})),
    "time zone": Machine(frozenset({"zone"})),
    "date": Machine(frozenset({"date"})),
    "processors, memory, disk": Machine(frozenset({"processors", "memory", "disk"})),
    "terminal, umask, variables": Machine(frozenset({"terminal", "umask", "variables"})),
    "limits, descriptors, parent": Machine(frozenset({"limits", "files", "parent"})),
    "all of these": SECOND,
}
# By name: variables of the caller's shell, which must make no difference.
SHELLS = {
    "shell: PYTHONOPTIMIZE": {"PYTHONOPTIMIZE": "2"},
    "shell: warnings": {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": ""},
    "shell: PyTorch's variables": {"TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD": "1", "TORCH_SHOW_CPP_STACKTRACES": "1",
                                   "ATEN_CPU_CAPABILITY": "default", "OMP_NUM_THREADS": "3"},
}


def on(machine: Machine, part: slice = slice(None)) -> list[str]:
    """What differs on a machine: a line for each snippet, lab or row; of a part of the snippets and labs if that is named, and then no row."""
    snippets, labs = verify.chosen([])
    found = [str(outcome.problem) for outcome in verify.each(snippets[part], labs[part], machine=machine) if outcome.problem]
    if part != slice(None):
        return found
    recorded = outcomes.read("pinned")
    return found + [str(problem) for problem in outcomes.changed(recorded, probe_all("pinned", machine=machine))]


def called_from(variables: dict[str, str]) -> list[str]:
    """What differs when the commands are called with these variables."""
    found = []
    for module in ("snippets", "snippets.atlas"):
        done = subprocess.run([sys.executable, "-m", module], cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True)
        if done.returncode or "all as recorded" not in done.stdout:
            found.append(f"python -m {module}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return found


def main(names: list[str]) -> int:
    """Verify in the named surroundings, or in all. Returns 0, or 1 if something differs."""
    every = {**MACHINES, **SHELLS}
    if unknown := [name for name in names if name not in every]:
        raise Problem(Path(__file__), 0, f"there are no surroundings {unknown[0]!r}", f"name some of: {'; '.join(every)}")
    print(f"held by {container.kind()}")
    failed = 0
    for name in names or every:
        start = time.monotonic()
        found = on(MACHINES[name]) if name in MACHINES else called_from(SHELLS[name])
        print(f"{name:32}{'as recorded' if not found else f'{len(found)} differ':16}{time.monotonic() - start:6.1f} s", flush=True)
        for problem in found:
            print(problem)
        failed += bool(found)
    print(f"{len(names or every) - failed} of {len(names or every)} surroundings hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
