"""The README's first command serves the site from an empty folder, as it stands there."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

from snippets.engine.problem import ROOT


def command(heading: str) -> str:
    text = (ROOT / "README.md").read_text("utf-8")
    return re.search(rf"## {heading}\n.*?```sh\n(.*?)\n```", text, re.DOTALL)[1]


def test_the_serve_command(tmp_path):
    project = tmp_path / "clone"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".git", ".venv", "site", "__pycache__", ".cache"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with open(tmp_path / "log", "w") as log:
        process = subprocess.Popen(command("Read it") + f" -a 127.0.0.1:{port}", shell=True, cwd=project,
                                   stdout=log, stderr=log, start_new_session=True)
    try:
        deadline = time.monotonic() + 300
        while True:
            said = (tmp_path / "log").read_text()
            assert process.poll() is None and time.monotonic() < deadline, said
            try:
                html = urllib.request.urlopen(f"http://127.0.0.1:{port}/zh/state-dict/", timeout=5).read().decode()
                break
            except OSError:
                time.sleep(0.5)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
    assert "state_dict" in html
    assert not re.search("WARNING|ERROR|Traceback", said), said
    installed = subprocess.run([project / ".venv/bin/python", "-c", "import torch"], capture_output=True)
    assert installed.returncode != 0, "reading must not need torch"


def test_the_test_command_is_what_ci_runs():
    assert command("Test it") == "tests/run"
    assert (ROOT / ".ci" / "run").read_text().rstrip().endswith("exec tests/run")
