"""The command line: progress, summary, exit code."""

import subprocess
import sys

from snippets.project import ROOT


def snippets(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "snippets", *arguments], cwd=ROOT, capture_output=True, text=True)


def test_summary_and_progress():
    done = snippets("snippets/assignment")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout + done.stderr
    assert lines[0].startswith("[1/") and lines[0].endswith(": as recorded")
    assert lines[-1].endswith("sections: all as recorded")


def test_a_path_without_snippets_fails():
    done = snippets("snippets/nowhere")
    assert done.returncode == 1
    assert "nothing was verified" in done.stderr
