"""The interpreters that rows are probed in: the pinned one, older ones and the newest that can be had.

Each gives the path of a Python and, where the packages' own `__version__`
does not tell it, the versions.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from ..engine.problem import ROOT, Problem, shown
from .outcomes import Outcomes, path_of

DEBIAN = {"torch": "python3-torch", "numpy": "python3-numpy", "pandas": "python3-pandas"}
PYPI = {  # between the old and the pinned one: on both sides of what changed with PyTorch 2.1
    "torch-2.0": ("torch==2.0.1", "numpy==1.26.4", "pandas==2.0.3"),
    "torch-2.1": ("torch==2.1.0", "numpy==1.26.4", "pandas==2.3.3"),
    "newest": ("torch", "numpy", "pandas"),
}
FOLDER = ROOT / ".cache" / "atlas"


def probe_all(environment: str, device: str = "cpu") -> Outcomes:
    """Probe every row in an environment, twice, with two hash seeds.

    Raises Problem if an interpreter cannot be had, or if the runs differ.
    """
    if environment in PYPI:
        python, versions = from_pypi(environment, PYPI[environment])
    else:
        python, versions = old() if environment == "old" else pinned()
    first, second = (_run(python, device, seed) for seed in (1, 2))
    for row in first["rows"]:
        if first["rows"][row] != second["rows"][row]:
            raise Problem(path_of(environment), 1, f"{row} gave two outcomes in two runs", "make the row deterministic",
                          f"{first['rows'][row]}\n{second['rows'][row]}")
    found = Outcomes(environment, **first)
    return replace(found, packages={**found.packages, **versions})


def _run(python: str, device: str, seed: int) -> dict:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    process = subprocess.run([python, "-m", "snippets.atlas.run", "--device", device], cwd=ROOT, env=environment,
                             capture_output=True, text=True)
    if process.returncode:
        raise Problem(Path(__file__), 1, f"the rows could not be probed with {python} (exit code {process.returncode})",
                      details=process.stderr)
    return json.loads(process.stdout)


def pinned() -> tuple[str, dict[str, str]]:
    """This interpreter."""
    return sys.executable, {}


def old() -> tuple[str, dict[str, str]]:
    """Debian's Python and packages, installed by apt if they are not there and that is allowed.

    The versions are those of the packages: Debian's torch 1.13.1 calls itself 1.13.0a0.
    """
    wanted = list(DEBIAN.values())
    if not all(map(debian_version, wanted)):
        install = f"apt-get install -y --no-install-recommends {' '.join(wanted)}"
        apt = shutil.which("apt-get")
        if not apt or os.geteuid():
            raise Problem(Path(__file__), 1, "the old environment is Debian 12's own Python and torch, not installed here",
                          f"on Debian 12, as root: apt-get update && {install}")
        print(install, file=sys.stderr, flush=True)
        subprocess.run([apt, "update", "-q"], check=False, stdout=subprocess.DEVNULL)
        if subprocess.run(install.split(), stdout=subprocess.DEVNULL).returncode:
            raise Problem(Path(__file__), 1, "apt-get could not install the old environment", install)
    return "/usr/bin/python3", {package: debian_version(name) for package, name in DEBIAN.items()}


def debian_version(package: str) -> str:
    """The upstream version of an installed Debian package, "" if it is not installed."""
    if not shutil.which("dpkg-query"):
        return ""
    query = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", package],
                           capture_output=True, text=True)
    status, _, version = query.stdout.partition(" ")
    return re.match(r"(?:\d+:)?([\d.]+)", version)[1] if status == "installed" else ""


def from_pypi(name: str, packages: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """A virtual environment with these packages, made anew. Torch may bring gigabytes of CUDA libraries."""
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    python = folder / "bin" / "python"
    for words in ([sys.executable, "-m", "venv", str(folder)], [str(python), "-m", "pip", "install", "-q", *packages]):
        print(" ".join(words), file=sys.stderr, flush=True)
        process = subprocess.run(words, capture_output=True, text=True)
        if process.returncode:
            raise Problem(folder, 1, f"could not make the environment {name} in {shown(folder)}", " ".join(words),
                          process.stderr[-2000:])
    return str(python), {}
