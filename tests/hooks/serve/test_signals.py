"""Signals end `mkdocs serve` and `mkdocs build` at once, with all that they started; what kill -9 leaves is swept at the next start."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.project import LONG, copy_to, environment, serve

MKDOCS = [sys.executable, "-m", "mkdocs"]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return copy_to(tmp_path_factory.mktemp("signals") / "project")


def start(project: Path, temporary: Path, *arguments: str) -> subprocess.Popen:
    """Start MkDocs with a temporary directory of its own; wait until it builds."""
    process = subprocess.Popen([*MKDOCS, *arguments], cwd=project, env=environment(TMPDIR=str(temporary)), stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if "Cleaning site directory" in line:
            break
    return process


def descendants(pid: int) -> set[int]:
    """The processes that a process started, and theirs."""
    found = {int(child) for listed in Path(f"/proc/{pid}/task").glob("*/children") for child in listed.read_text().split()}
    return found.union(*map(descendants, found))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
@pytest.mark.parametrize("arguments", [("build",), ("serve", "-a", "127.0.0.1:0")], ids=lambda arguments: arguments[0])
def test_a_signal_ends_it(project, tmp_path, arguments, number):
    site = ("-d", str(tmp_path / "site")) if arguments == ("build",) else ()
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with start(project, temporary, *arguments, *site) as process:
        process.send_signal(number)
        said = process.stderr.read()
    assert process.returncode == 128 + number, said
    assert said.endswith(f"stopped by {number.name}; nothing is half written\n") and "Traceback" not in said
    assert list(temporary.iterdir()) == []


def test_a_server_ends_with_its_interpreters(project, tmp_path):
    with serve(project, f"TMPDIR={tmp_path} exec {' '.join(MKDOCS)} serve", tmp_path / "log") as server:
        server.wait_for("/en/references/", bool, LONG)
        deadline = time.monotonic() + LONG
        while not (started := descendants(server.process.pid)):
            assert time.monotonic() < deadline, server.said()
            time.sleep(0.1)
        os.kill(server.process.pid, signal.SIGTERM)
        assert server.process.wait(LONG) == 143
        deadline = time.monotonic() + LONG
        while any(Path(f"/proc/{pid}").exists() for pid in started):
            assert time.monotonic() < deadline, "still running"
            time.sleep(0.1)
    assert not list(tmp_path.glob("mkdocs_*")) and not list(tmp_path.glob("alias-or-copy-*"))


def test_what_kill_leaves_is_swept_by_the_next_start(project, tmp_path):
    with start(project, tmp_path, "serve", "-a", "127.0.0.1:0") as process:
        process.kill()
    assert list(tmp_path.glob("mkdocs_*"))
    with start(project, tmp_path, "build", "-d", str(tmp_path / "site")) as process:
        process.terminate()
    assert not list(tmp_path.glob("mkdocs_*"))
