"""Signals, and kill -9, end verifying and recording with all that runs: no process, no half file, no folder is left."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from snippets.engine.sandbox import container, landlock
from tests.project import LONG, copy_to, needs, wait_until

SNIPPET, LAB = "snippets/state_dict/alias.py", "snippets/labs/list_exercise.py"
WAITS = "import os, subprocess, sys, time\nserver = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'])\nos.mkdir('begun')\ntime.sleep(1000)\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    needs("torch")
    project = copy_to(tmp_path_factory.mktemp("interrupted") / "project")
    with open(project / SNIPPET, "a", encoding="utf-8") as file:
        file.write(WAITS)
    lab = project / LAB
    lab.write_text(lab.read_text("utf-8").replace("import copy\n", f"import copy\n{WAITS}", 1), "utf-8")
    return project


@pytest.fixture
def temporary():
    """A temporary directory with a path short enough for a kernel's sockets."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def processes_of(folder: Path) -> list[int]:
    """The processes that were started with this folder in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.fsencode(folder) in (process / "environ").read_bytes() and (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z":
                found.append(int(process.name))
        except OSError:
            pass  # it has ended
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="what runs is looked for in /proc")
@pytest.mark.parametrize("words, number", [([SNIPPET], signal.SIGTERM), (["record", SNIPPET], signal.SIGKILL),
                                           (["record", LAB], signal.SIGINT)], ids=["verify TERM", "record KILL", "record a lab INT"])
def test_nothing_is_left(project, temporary, words, number):
    if number == signal.SIGKILL and not (container.bwrap() or landlock.version()):
        pytest.skip("what this kernel does with the children of a killed process is not known")
    before = {path: path.read_bytes() for path in (project / "snippets").rglob("*") if path.is_file() and path.suffix in (".out", ".svg", ".ipynb")}
    process = subprocess.Popen([sys.executable, "-m", "snippets", *words], cwd=project, env={**os.environ, "TMPDIR": str(temporary)},
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: process.poll() is not None or any(temporary.rglob("begun")))
    assert process.poll() is None, process.stderr.read()
    process.send_signal(number)
    said = process.communicate(timeout=LONG)[1]
    wait_until(lambda: not processes_of(temporary))
    if number == signal.SIGKILL:
        assert process.returncode == -number
        assert list(temporary.iterdir())
        subprocess.run([sys.executable, "-c", "from snippets.engine import scratch; scratch.sweep()"], cwd=project, env={**os.environ, "TMPDIR": str(temporary)}, check=True)
    else:
        assert process.returncode == 128 + number and said == f"stopped by {number.name}; nothing is half written\n"
    assert list(temporary.iterdir()) == []
    after = {path: path.read_bytes() for path in (project / "snippets").rglob("*") if path.is_file() and path.suffix in (".out", ".svg", ".ipynb")}
    assert after == before and not list((project / "snippets").rglob(".*.out*"))
