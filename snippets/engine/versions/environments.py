"""The interpreters that snippets, labs and atlas rows run in: the pinned one, older ones and the newest that can be had.

Each gives the path of a Python and, where the packages' own `__version__`
does not tell it, the versions. Each is made once in a process.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ...project import ROOT, shown
from ..problem import Problem

DEBIAN = {"torch": "python3-torch", "numpy": "python3-numpy", "pandas": "python3-pandas", "scikit-learn": "python3-sklearn",
          "matplotlib": "python3-matplotlib", "ipykernel": "python3-ipykernel"}
WITH_NUMPY_1 = ("numpy==1.26.4", "scikit-learn==1.4.2", "matplotlib==3.8.4", "ipykernel")
PYPI = {  # between the old and the pinned one: on both sides of what changed with PyTorch 2.1
    "torch-2.0": ("torch==2.0.1", "pandas==2.0.3", *WITH_NUMPY_1),
    "torch-2.1": ("torch==2.1.0", "pandas==2.3.3", *WITH_NUMPY_1),
    "newest": ("torch", "numpy", "pandas", "scikit-learn", "matplotlib", "gymnasium", "ipykernel"),
}
NAMED = ("torch", "numpy", "pandas", "scikit-learn", "matplotlib")  # the packages whose versions a record names
RELEASE = re.compile(r"torch-(\d+\.\d+)")
PYTHONS = ("python-3.12", "python-3.13", "python-3.14")  # without packages: for what is Python's own
PYTHON = re.compile(r"python-(3\.\d+)")
FOLDER = ROOT / ".cache" / "environments"


@dataclass(frozen=True)
class Environment:
    """An interpreter by the name of its environment; `versions` are those that its packages do not tell themselves."""

    name: str
    python: str
    versions: dict[str, str]

    def packages(self) -> dict[str, str]:
        """The versions of Python and of what snippets and labs import, local build labels ("+cpu") aside."""
        code = ("import json, platform, importlib.metadata as m\nfound = {'python': platform.python_version()}\n"
                f"for name in {NAMED}:\n    try:\n        found[name] = m.version(name).split('+')[0]\n"
                "    except m.PackageNotFoundError:\n        pass\nprint(json.dumps(found))")
        found = json.loads(subprocess.run([self.python, "-c", code], capture_output=True, text=True, check=True).stdout)
        return found | {name: version for name, version in self.versions.items() if name in found}


@cache
def get(name: str) -> Environment:
    """Make an environment: "pinned", "old", a name in `PYPI`, "torch-2.6" for that release with what goes with it, or "python-3.12".

    Raises Problem for another name, and if the interpreter cannot be had.
    """
    if name == "pinned":
        return Environment(name, sys.executable, {})
    if name == "old":
        return old()
    if version := PYTHON.fullmatch(name):
        return bare(name, version[1])
    release = RELEASE.fullmatch(name)
    if name not in PYPI and not release:
        raise Problem(Path(__file__), 1, f"there is no environment {name!r}",
                      f"name one of old, {', '.join((*PYPI, *PYTHONS))}, or another release of PyTorch as torch-2.6")
    return from_pypi(name, PYPI.get(name) or (f"torch=={release[1]}.*", *PYPI["newest"][1:]))


def old() -> Environment:
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
    return Environment("old", "/usr/bin/python3", {package: debian_version(name) for package, name in DEBIAN.items()})


def bare(name: str, version: str) -> Environment:
    """Another Python as it is, without packages: `python3.12`, or one that pyenv has. Raises Problem where there is none."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for python in (f"python{version}", *sorted(map(str, pyenv.glob(f"{version}.*/bin/python")))):
        with suppress(OSError):
            found = subprocess.run([python, "-I", "-c", "import sys; print(sys.executable, '%d.%d' % sys.version_info[:2], sep='\\n')"],
                                   capture_output=True, text=True)
            if found.returncode == 0 and found.stdout.splitlines()[1:] == [version]:
                return Environment(name, found.stdout.splitlines()[0], {})
    raise Problem(Path(__file__), 1, f"there is no Python {version} here", f"install it, so that python{version} runs, or pyenv install {version}")


def debian_version(package: str) -> str:
    """The upstream version of an installed Debian package, "" if it is not installed."""
    if not shutil.which("dpkg-query"):
        return ""
    query = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", package],
                           capture_output=True, text=True)
    status, _, version = query.stdout.partition(" ")
    return re.match(r"(?:\d+:)?([\d.]+)", version)[1] if status == "installed" else ""


def from_pypi(name: str, packages: tuple[str, ...]) -> Environment:
    """A virtual environment with these packages; "newest" is made each time. Torch may bring gigabytes of CUDA libraries."""
    folder = FOLDER / name
    python, made = folder / "bin" / "python", folder / "packages.txt"
    wanted = "\n".join((sys.version, *packages))
    if name != "newest" and made.is_file() and made.read_text("utf-8") == wanted:
        return Environment(name, str(python), {})
    shutil.rmtree(folder, ignore_errors=True)
    for words in ([sys.executable, "-m", "venv", str(folder)], [str(python), "-m", "pip", "install", "-q", *packages]):
        print(" ".join(words), file=sys.stderr, flush=True)
        process = subprocess.run(words, capture_output=True, text=True)
        if process.returncode:
            raise Problem(folder, 1, f"could not make the environment {name} in {shown(folder)}", " ".join(words),
                          process.stderr[-2000:])
    made.write_text(wanted, "utf-8")
    return Environment(name, str(python), {})
