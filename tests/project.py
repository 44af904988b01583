"""The project as its users handle it: copied, built and served."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from snippets.project import ROOT

LONG = 300.0  # seconds that a test waits for a state at most: how soon it comes hangs on the machine
_MADE = shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".cache", ".pytest_cache", ".ruff_cache")


def needs(*packages: str) -> None:
    """Skip the test, fixture or file that calls this where a package, named as in the requirements, is not installed."""
    __tracebackhide__ = True  # pytest then names the caller's line
    for package in packages:
        try:
            version(package)
        except PackageNotFoundError:
            file = "requirements-torch.txt" if package == "torch" else "requirements.txt"
            pytest.skip(f"needs {package}: pip install -r {file}", allow_module_level=True)


def wait_until(state: Callable[[], bool]) -> None:
    """Wait for a state. Fails after a time that no machine needs."""
    deadline = time.monotonic() + LONG
    while not state():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.02)


def made(folder: str, names: list[str]) -> set[str]:
    """Those of a folder's names that are made from the project; `tests/site` is a folder of it."""
    return _MADE(folder, names) - ({"site"} if Path(folder).name == "tests" else set())


def copy_to(folder: Path) -> Path:
    """Copy the project, without what is made from it, into a new folder, and return that."""
    return Path(shutil.copytree(ROOT, folder, ignore=made))


def environment(**more: str) -> dict[str, str]:
    """The environment of a reader who has published nothing."""
    return {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "REPO_URL")} | \
        {"NO_MKDOCS_2_WARNING": "1", **more}


def build(project: Path, site: Path, **more: str) -> subprocess.CompletedProcess:
    """Build the site of a project folder strictly and return what became of it."""
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)], cwd=project,
                          env=environment(**more), capture_output=True, text=True)


class Server:
    """A running `mkdocs serve`: its address, and what it has said so far."""

    def __init__(self, address: str, process: subprocess.Popen, log: Path):
        self.address, self.process, self.log = address, process, log

    def said(self) -> str:
        """All that the server has printed."""
        return self.log.read_text("utf-8")

    def wait_for(self, path: str, wanted, seconds: float) -> str:
        """Fetch a page until `wanted` says yes to it. Fails when the server dies or time is up."""
        deadline = time.monotonic() + seconds
        html = ""
        while not wanted(html):
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, f"{self.said()}\n{html[-2000:]}"
            time.sleep(0.3)
            try:
                html = urllib.request.urlopen(self.address + path, timeout=5).read().decode()
            except OSError:
                pass  # not up yet, or building
        return html


def without_torch(folder: Path) -> str:
    """What to put before a command so that Python finds no torch; a file for it is made in the folder."""
    (folder / "none").mkdir()
    (folder / "none" / "sitecustomize.py").write_text("import sys\nsys.modules['torch'] = None\n")
    return f"PYTHONPATH={folder / 'none'}"


@contextmanager
def serve(project: Path, command: str, log: Path):
    """Run a shell command that ends in `mkdocs serve`, on a free port, while the context lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with open(log, "w") as file:
        process = subprocess.Popen(f"{command} -a 127.0.0.1:{port}", shell=True, cwd=project, env=environment(),
                                   stdout=file, stderr=file, start_new_session=True)
    try:
        yield Server(f"http://127.0.0.1:{port}", process, log)
    finally:
        with suppress(ProcessLookupError):  # it died; the test that waited for it says so
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def to_look_at(site: Path) -> list[Path]:
    """Every page of a built site; of the permanent addresses of a wing, `r/NAME/` and `m/NAME/`, which are made from one template, those of one name."""
    found, names = [], {}
    for file in sorted(site.rglob("*.html")):
        wing, name = (*file.relative_to(site).parts, "")[:2]
        if wing not in ("r", "m") or names.setdefault(wing, name) == name:
            found.append(file)
    return found
