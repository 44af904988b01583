"""The README's commands do what it says, from an empty folder, as they stand there."""

import re
import subprocess

from snippets.engine.problem import ROOT
from tests.project import copy_to, serve


def command(heading: str) -> str:
    """The command below a heading of the README."""
    text = (ROOT / "README.md").read_text("utf-8")
    return re.search(rf"## {heading}\n.*?```sh\n(.*?)\n```", text, re.DOTALL)[1]


def test_the_serve_command(tmp_path):
    project = copy_to(tmp_path / "clone")
    with serve(project, command("Read it"), tmp_path / "log") as server:
        html = server.wait_for("/zh/state-dict/", bool, 300)
        said = server.said()
    assert "state_dict" in html
    assert not re.search(r"(WARNING|ERROR) +-|Traceback", said), said
    installed = subprocess.run([project / ".venv/bin/python", "-c", "import torch"], capture_output=True)
    assert installed.returncode != 0, "reading must not need torch"


def test_the_test_command_is_what_ci_runs():
    assert command("Test it") == "tests/run"
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("exec tests/run")
