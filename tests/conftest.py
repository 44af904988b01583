"""What the tests share: a warm interpreter, snippets written for a test, and the built site."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from snippets.engine.problem import ROOT
from snippets.engine.warm import Warm


@pytest.fixture(scope="session")
def warm():
    """A warm interpreter that stops a snippet after 10 s."""
    with Warm(limit=10) as running:
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


def build(project: Path, site: Path) -> subprocess.CompletedProcess:
    """Build the site of a project folder strictly, as its README says, and return what became of it."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    for name in ("SITE_URL", "REPO_URL"):
        environment.pop(name, None)
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)], cwd=project,
                          env=environment, capture_output=True, text=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The strictly built site's folder and what the build printed."""
    site = tmp_path_factory.mktemp("site")
    result = build(ROOT, site)
    assert result.returncode == 0, result.stdout + result.stderr
    return site, result.stdout + result.stderr


@pytest.fixture(scope="session")
def site(built):
    """The strictly built site's folder."""
    return built[0]
