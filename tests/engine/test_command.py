"""The command line: progress, summary, exit code."""

import os
import shutil
import subprocess
import sys

from snippets.engine.sandbox import container
from snippets.project import ROOT


def snippets(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "snippets", *arguments], cwd=ROOT, capture_output=True, text=True)


def test_summary_and_progress():
    done = snippets("snippets/assignment")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert lines[0].startswith("[1/") and lines[0].endswith(": as recorded")
    assert lines[-1].endswith("sections: all as recorded")


def test_what_a_machine_lacks_is_said_in_one_line(tmp_path):
    """Without bubblewrap on the path."""
    for name in ("dot", "ldconfig"):  # drawing and libraries are looked for there, too
        if found := shutil.which(name):
            (tmp_path / name).symlink_to(found)
    done = subprocess.run([sys.executable, "-m", "snippets", "snippets/identity/lists.py"], cwd=ROOT, capture_output=True, text=True,
                          env={**os.environ, "PATH": str(tmp_path)})
    assert done.returncode == 0, done.stdout + done.stderr
    line, = done.stderr.splitlines()
    assert line.startswith("held by ") and "bubblewrap" in line or sys.platform != "linux" and "watcher only" in line
    if container.bwrap():
        assert not snippets("snippets/identity/lists.py").stderr


def test_a_path_without_snippets_fails():
    done = snippets("snippets/nowhere")
    assert done.returncode == 1
    assert "nothing was verified" in done.stderr
