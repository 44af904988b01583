"""Temporary folders end with their process, however it ends, and no sweep takes one that is in use."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from snippets.engine import scratch
from snippets.engine.problem import Problem
from snippets.engine.scratch import SOCKET, SOCKET_LIMIT, Lock, Scratch, sweep
from snippets.project import ROOT

OWNER = """
import os, subprocess, sys, time
from snippets.engine.scratch import Scratch
folder = Scratch("test")
{after}
print(folder.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def places(tmp_path, monkeypatch):
    """A temporary directory for this test alone."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(scratch, "SHORT", ())
    return tmp_path


@contextmanager
def owner(after: str = ""):
    """Another process that holds a folder: the folder's path and the process."""
    process = subprocess.Popen([sys.executable, "-c", OWNER.format(after=after)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Path(process.stdout.readline().strip()), process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def kill(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_it_is_named_for_what_it_is_and_removed(places):
    with Scratch("snippet") as folder:
        assert folder.path.parent == places and folder.path.name.startswith("alias-or-copy-snippet-")
        closed = folder.path / "a" / "b"
        closed.mkdir(parents=True)
        closed.parent.chmod(0o500)
        closed.chmod(0)
    assert list(places.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_nothing_else(places):
    with Scratch("mine") as mine, owner() as (alive, _), owner() as (dead, process):
        kill(process)
        for name in ("mkdocs_of-another-project", "alias-or-copy", "snippet-x"):
            (places / name).mkdir()
        (places / "alias-or-copy-file").write_text("")
        (places / "alias-or-copy-link").symlink_to(places / "snippet-x")
        assert dead.exists()
        sweep()
        left = {path.name for path in places.iterdir()}
        assert left == {mine.path.name, alive.name, "mkdocs_of-another-project", "alias-or-copy", "snippet-x", "alias-or-copy-file", "alias-or-copy-link"}


def test_what_mkdocs_made_is_swept_once_a_killed_server_held_it(places):
    with owner("from pathlib import Path; from snippets.engine.scratch import Lock; import tempfile; "
               "made = Path(tempfile.mkdtemp(prefix='mkdocs_')); lock = Lock(made)") as (_, process):
        sweep()
        assert len(list(places.glob("mkdocs_*"))) == 1
        kill(process)
        sweep()
        assert list(places.iterdir()) == []


@pytest.mark.parametrize("child", ["subprocess.Popen(['sleep', '1000'])", "subprocess.Popen(['sleep', '1000'], close_fds=False)",
                                   "os.fork() or (os.close(1), time.sleep(1000))", "os.fork() or (os.execvp('sleep', ['sleep', '1000']))"],
                         ids=["program", "program with all descriptors", "fork", "fork that becomes a program"])
def test_a_child_does_not_hold_its_parents_folder(places, child):
    with owner(f"child = {child}\npid = getattr(child, 'pid', child)\n(folder.path / 'child').write_text(str(pid))") as (folder, process):
        pid = int((folder / "child").read_text())
        try:
            kill(process)
            os.kill(pid, 0)  # it outlives its parent
            deadline = time.monotonic() + 120
            while folder.exists():  # a fork lets go when it first runs
                assert time.monotonic() < deadline
                sweep()
        finally:
            os.kill(pid, signal.SIGKILL)


def test_a_forked_child_does_not_remove_its_parents_folder():
    with Scratch("test") as folder:
        if (pid := os.fork()) == 0:
            folder.close()
            os._exit(0)
        os.waitpid(pid, 0)
        sweep()
        assert folder.path.exists()


def test_sweepers_and_makers_do_not_disturb_each_other(places):
    """Folders are made, used and removed while others sweep; each maker finds its own there until the end."""
    sweeping = "from snippets.engine.scratch import sweep\nprint(1, flush=True)\nwhile True: sweep()"
    processes = [subprocess.Popen([sys.executable, "-c", sweeping], cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    def use(number: int) -> None:
        with Scratch(f"n{number}") as folder:
            (folder.path / "file").write_text(str(number))
            assert (folder.path / "file").read_text() == str(number)
    try:
        for process in processes:
            assert process.stdout.readline()
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(use, range(400)))
        assert [process.poll() for process in processes] == [None, None]
    finally:
        for process in processes:
            kill(process)
            process.stdout.close()
    sweep()
    assert list(places.iterdir()) == []


def test_a_folder_swept_before_it_was_locked_is_made_again(places, monkeypatch):
    made = []
    def mkdtemp(make=tempfile.mkdtemp, **options):
        made.append(make(**options))
        if len(made) == 1:
            sweep()
        return made[-1]
    monkeypatch.setattr(scratch.tempfile, "mkdtemp", mkdtemp)
    with Scratch("test") as folder:
        assert len(made) == 2 and str(folder.path) == made[1]
        assert list(places.iterdir()) == [folder.path]


def test_a_folder_swept_while_it_is_locked_is_made_again(places, monkeypatch):
    """A sweeper comes between the opening of the owner's file and the lock on it."""
    flock, asked = scratch.fcntl.flock, []
    def sweep_first(file, how):
        asked.append(file)
        if len(asked) == 1:
            sweep()
        flock(file, how)
    monkeypatch.setattr(scratch.fcntl, "flock", sweep_first)
    with Scratch("test") as folder:
        assert list(places.iterdir()) == [folder.path]
        assert len(asked) == 3  # the first folder's maker, its sweeper, the second folder's maker


def test_a_long_temporary_directory_gives_way_to_a_short_one(places, monkeypatch, tmp_path_factory):
    long = places / ("x" * 90)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    with Scratch("lab") as folder:
        assert folder.path.parent == long
    with pytest.raises(Problem, match=r"(?s)too long for a kernel's sockets.*TMPDIR=/tmp"), Scratch("lab", sockets=True):
        pass
    monkeypatch.setattr(scratch, "SHORT", ("/tmp",))
    with Scratch("lab", sockets=True) as folder:
        assert len(os.fsencode(f"{folder.path}{SOCKET}")) <= SOCKET_LIMIT


def test_a_full_temporary_directory_gives_way_or_is_named(places, monkeypatch):
    full, other = places / "full", places / "other"
    full.mkdir(), other.mkdir()
    def mkdtemp(prefix, dir, made=tempfile.mkdtemp):
        if dir == full:
            raise OSError(28, "No space left on device", f"{dir}/{prefix}")
        return made(prefix=prefix, dir=dir)
    monkeypatch.setattr(scratch.tempfile, "mkdtemp", mkdtemp)
    monkeypatch.setattr(tempfile, "tempdir", str(full))
    with pytest.raises(Problem, match=rf"(?s){full}: no temporary folder can be made here: No space left.*TMPDIR="), Scratch("test"):
        pass
    monkeypatch.setattr(scratch, "SHORT", (str(other),))
    with Scratch("test") as folder:
        assert folder.path.parent == other
