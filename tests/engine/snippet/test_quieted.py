"""Nothing that a snippet does quiets its check: a failed assertion, a warning and what it prints are seen."""

import os
import subprocess
import sys

import pytest

from snippets.engine.problem import Problem
from snippets.engine.sandbox.watcher import Watcher
from snippets.engine.scratch import Scratch
from snippets.engine.snippet.fork_server import ForkServers
from snippets.engine.snippet.run import run
from snippets.engine.snippet.sections import parse


@pytest.fixture(scope="module")
def servers():
    with ForkServers(cores=1) as running:
        yield running


CAUGHT, WARNED = "this assertion failed, and something caught its failure", "wrote to stderr"
QUIETED = {
    "by except": ("try:\n    assert 1 == 2\nexcept AssertionError:\n    pass", 3, CAUGHT),
    "by suppress": ("import contextlib\nwith contextlib.suppress(AssertionError):\n    assert 1 == 2", 4, CAUGHT),
    "by finally": ("def f():\n    try:\n        assert 1 == 2\n    finally:\n        return 1\nf()", 4, CAUGHT),
    "by a future that nobody asks": ("from concurrent.futures import ThreadPoolExecutor\ndef f():\n    assert 1 == 2\nwith ThreadPoolExecutor() as pool:\n"
                                     "    pool.submit(f)", 4, CAUGHT),
    "by a task that nobody asks": ("import asyncio\nasync def f():\n    assert 1 == 2\nasync def main():\n"
                                   "    await asyncio.gather(f(), return_exceptions=True)\nasyncio.run(main())", 4, CAUGHT),
    "by a fork": ("import os\nif not (pid := os.fork()):\n    try:\n        assert 1 == 2\n    finally:\n        os._exit(0)\nos.waitpid(pid, 0)", 5, CAUGHT),
    "by a thread": ("import threading\ndef f():\n    assert 1 == 2\nthread = threading.Thread(target=f)\nthread.start()\nthread.join()", 1, WARNED),
    "by a generator that stops before": ("def g():\n    yield 1\n    assert 1 == 2\nnext(g())", 4, "this assertion never ran"),
    "by __debug__": ("if not __debug__:\n    assert 1 == 2", 3, "this assertion never ran"),
    "by a tuple": ("assert (1 == 2, 'no')", 2, WARNED),
    "stderr replaced": ("import io, sys\nsys.stderr = io.StringIO()\nx = 1", 3, "replaced sys.stderr"),
    "stderr to nowhere": ("import os\nos.dup2(os.open(os.devnull, os.O_WRONLY), 2)\nx = 1", 3, "replaced the file of sys.stderr"),
    "stderr closed": ("import os\nos.close(2)\nx = 1", 3, "closed sys.stderr"),
    "print of its own": ("print = lambda *words: None\nprint(1)", 2, "replaced print"),
    "print of its own, at the end": ("def print(*words): pass", 2, "replaced print"),
    "write replaced": ("import sys\nsys.stdout.write = lambda text: 0\nprint(1)", 3, "replaced sys.stdout"),
    "stdout closed": ("import sys\nsys.stdout.close()", 3, "replaced the file of sys.stdout"),
    "stdout detached": ("import sys\nsys.stdout.detach()", 3, "closed sys.stdout"),
    "stdout to nowhere": ("import os\nos.dup2(os.open(os.devnull, os.O_WRONLY), 1)\nx = 1", 3, "replaced the file of sys.stdout"),
    "another program in its place": ("import os, sys\nos.execv(sys.executable, [sys.executable, '-c', 'print(1)'])", 3, "does not become another program"),
    "a file too large": ("with open('a', 'wb') as file:\n    file.truncate(100 << 30)", 3, "a file of a snippet may have 512 MB"),
}


@pytest.mark.parametrize("code, line, words", QUIETED.values(), ids=QUIETED)
def test_it_is_seen(write, servers, code, line, words):
    with pytest.raises(Problem) as caught:
        run(parse(write(f"# --8<-- [start:a]\n{code}\n# --8<-- [end:a]\n")), servers)
    assert words in caught.value.message and caught.value.line == line, caught.value


PRINTED = {
    "to the first stdout": ("import sys\nprint('seen', file=sys.__stdout__)", "seen\n"),
    "by what goes last": ("class A:\n    def __del__(self): print('gone')\na = A()", "gone\n"),
    "while redirected": ("import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()):\n    print('hidden')\nprint('seen')", "seen\n"),
    "by an assertion in a loop": ("for number in (1, 2):\n    assert number\nprint('held')", "held\n"),
}


@pytest.mark.parametrize("code, said", PRINTED.values(), ids=PRINTED)
def test_it_is_printed(write, servers, code, said):
    assert run(parse(write(f"# --8<-- [start:a]\n{code}\n# --8<-- [end:a]\n")), servers).output == {"a": said}


def test_a_folder_deeper_than_a_path_is_measured_and_removed(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Scratch("deep") as scratch:
        here = os.open(".", os.O_RDONLY)
        try:
            os.chdir(scratch.path)
            for _ in range(1500):
                os.mkdir("folder")
                os.chdir("folder")
        finally:
            os.chdir(here)
            os.close(here)
        with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as run:  # this one has a browser by now, perhaps
            assert Watcher(run.pid, scratch.path).excess(last=True, memory=False) is None
    assert not scratch.path.exists()
