"""What the tests share: warm interpreters, snippets written for a test, and the built site."""

import fcntl
import os
import signal
import textwrap
from importlib.util import find_spec
from pathlib import Path

import pytest

from snippets.engine.snippet.fork_server import ForkServers
from snippets.engine.snippet.recorder import Snippets
from snippets.project import ROOT
from tests.project import build, needs

LONGEST = ("test_equal_to_a_build.py", "test_faulty_project.py", "test_surroundings.py", "test_access.py", "test_live.py", "test_book.py",
           "test_new.py", "test_notebooks.py", "test_phone.py", "test_labs.py", "test_reproducible.py", "test_signals.py", "test_recipes.py")


def pytest_addoption(parser):
    """Accept what .pytest.ini sets where the plugins that it is for are not installed."""
    if not find_spec("pytest_markdown_docs"):
        parser.addoption("--markdown-docs", action="store_true")
        parser.addoption("--markdown-docs-syntax")
    if not find_spec("pytest_timeout"):
        parser.addini("timeout", "seconds after which a test fails")


def pytest_collection_modifyitems(items):
    """Bring the files that take longest to the front, so that no worker sits idle while another ends with one (`tests/run` keeps the order)."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


def pytest_configure(config):
    """Take signals that the caller ignores (`nohup`, a job in the background): what tests start would ignore them, too."""
    for number in (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


@pytest.fixture(scope="session")
def servers():
    """Interpreters that run snippets."""
    needs("torch", "numpy")
    with ForkServers() as running:
        yield running


@pytest.fixture(scope="session")
def snippets():
    """What verifies and records snippets."""
    needs("torch", "numpy")
    with Snippets(cores=1) as recorder:
        yield recorder


@pytest.fixture
def write(tmp_path):
    """Write a snippet (dedented) into a topic folder of its own and return its path."""
    def _write(code: str, name: str = "example") -> Path:
        path = tmp_path / "topic" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(textwrap.dedent(code).lstrip("\n"), "utf-8")
        return path
    return _write


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The strictly built site's folder and what the build printed: built once, by the worker that asks first."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site, said = folder / "site", folder / "said.txt"
    with open(folder / "site.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            result = build(ROOT, site)
            assert result.returncode == 0, result.stdout + result.stderr
            said.write_text(result.stdout + result.stderr, "utf-8")
    return site, said.read_text("utf-8")


@pytest.fixture(scope="session")
def site(built):
    """The strictly built site's folder."""
    return built[0]
