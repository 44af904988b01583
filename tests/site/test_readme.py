"""The README's commands do what it says, from an empty folder, as they stand there."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from snippets.project import ROOT
from tests.conftest import LONGEST
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


@pytest.fixture
def tests_run(tmp_path):
    """Run tests/run in a folder, where each program it calls only writes down how: its result and what was written."""
    project, programs, packages = tmp_path / "project", tmp_path / "programs", tmp_path / "packages"
    for folder in (project / "tests", project / ".venv" / "bin", programs, packages):
        folder.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "run", project / "tests")
    for name in ("bash", "dirname", "env", "grep", "id"):
        (programs / name).symlink_to(shutil.which(name))
    log = tmp_path / "log"
    log.touch()

    def program(path, result="true"):
        path.write_text(f'#!/usr/bin/env bash\necho "{path.name} $*" >>{log}\n{result}\n', "utf-8")
        path.chmod(0o755)

    program(programs / "uname", "echo Linux")
    program(project / ".venv" / "bin" / "python",
            f"env | grep ^PYTHON >>{log}; case $* in *purelib*) echo {packages} ;; esac")

    def _tests_run(**more):
        done = subprocess.run([project / "tests" / "run", "tests/pages"], cwd=tmp_path, capture_output=True, text=True,
                              env={"PATH": str(programs), "BROWSER_PATH": "/browser", "PYTHON": sys.executable, **more})
        return done, log.read_text("utf-8").splitlines()
    return project, programs, packages, program, _tests_run


def test_the_test_command_installs_what_is_checked_then_torch(tests_run):
    project, programs, packages, program, run = tests_run
    program(programs / "bwrap")
    done, log = run(PYTHONOPTIMIZE="1", PYTHONSAFEPATH="1", PYTHONPATH="/x", PYTHONWARNINGS="error", PYTHONUNBUFFERED="1")
    assert done.returncode == 0 and done.stderr == "", done.stderr
    assert {line for line in log if line.startswith("PYTHON")} == {"PYTHONUNBUFFERED=1"}
    calls = [line for line in log if not line.startswith("PYTHON")]
    assert [call.split()[-1] for call in calls if "pip install" in call] == ["requirements.txt", "requirements-torch.txt"]
    assert calls[-1] == "python -m pytest -n 2 --dist loadfile --no-loadscope-reorder tests/pages"
    assert (packages / "alias-or-copy.pth").read_text("utf-8") == f"{project}\n"


def test_the_test_command_only_says_when_there_is_no_sandbox(tests_run):
    project, programs, packages, program, run = tests_run
    program(programs / "sudo", "exit 1")
    program(programs / "apt-get", "exit 1")
    done, log = run()
    assert done.returncode == 0 and "bubblewrap could not be installed" in done.stderr
    assert log[-1] == "python -m pytest -n 2 --dist loadfile --no-loadscope-reorder tests/pages"


@pytest.mark.parametrize("how", [{"flags": ("-P",)}, {"flags": (), "PYTHONSAFEPATH": "1"}], ids=["-P", "PYTHONSAFEPATH"])
def test_the_project_is_found_on_a_safe_path(tests_run, tmp_path, how):
    project, programs, packages, program, run = tests_run
    program(programs / "bwrap")
    (project / "snippets").mkdir()
    (project / "snippets" / "__main__.py").write_text("print(__file__)\n", "utf-8")
    run()
    flags = how.pop("flags")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    library = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    shutil.copy(packages / "alias-or-copy.pth", library)
    done = subprocess.run([tmp_path / "venv/bin/python", *flags, "-m", "snippets"], cwd=project, env={**os.environ, **how},
                          capture_output=True, text=True)
    assert done.stdout == f"{project / 'snippets' / '__main__.py'}\n", done.stderr


def test_the_files_that_run_first_are_there():
    names = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert set(LONGEST) <= names
