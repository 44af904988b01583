"""What the tests share: warm interpreters, snippets written for a test, and the built site."""

import textwrap
from pathlib import Path

import pytest
from filelock import FileLock

from snippets.engine.problem import ROOT
from snippets.engine.fork_server import ForkServers
from tests.project import build


@pytest.fixture(scope="session")
def servers():
    """Interpreters that stop a snippet after 10 s."""
    with ForkServers(limit=10) as running:
        yield running


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
def built(tmp_path_factory, worker_id):
    """The strictly built site's folder and what the build printed: built once, by the worker that asks first."""
    base = tmp_path_factory.getbasetemp()
    folder = base if worker_id == "master" else base.parent
    site, said = folder / "site", folder / "said.txt"
    with FileLock(folder / "site.lock"):
        if not said.exists():
            result = build(ROOT, site)
            assert result.returncode == 0, result.stdout + result.stderr
            said.write_text(result.stdout + result.stderr, "utf-8")
    return site, said.read_text("utf-8")


@pytest.fixture(scope="session")
def site(built):
    """The strictly built site's folder."""
    return built[0]
