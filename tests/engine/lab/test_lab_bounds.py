"""A lab may do what a snippet may: what is refused is named with its line, caught by the lab or not."""

import pytest

from snippets.engine.lab import kernel
from snippets.engine.lab.kernel import run
from snippets.engine.lab.source import parse
from snippets.engine.problem import Problem

HEAD = """# %% [markdown] tags=["zh"] description="一"
# # 一 {#one}

# %% [markdown] tags=["en"] description="One"
# # One {#one}

# %%
"""
FIRST = HEAD.count("\n") + 1  # the line of the first code


@pytest.fixture
def said(tmp_path):
    """Runs a lab of one cell or more. Returns what the last one printed, or the Problem."""
    def run_cells(*cells: str) -> str | Problem:
        path = tmp_path / "lab.py"
        path.write_text(HEAD + "\n\n# %%\n".join(cells) + "\n", "utf-8")
        try:
            return "".join("".join(output.get("text", [])) for output in run(parse(path))[-1])
        except Problem as problem:
            return problem
    return run_cells


WRITE = "open({!r}, 'w').write('x')"
CONNECT = "socket.create_connection(('127.0.0.1', 9))"
REFUSED = {"a write": ("import socket\n" + WRITE, "a snippet writes in its own folder alone"),
           "a connection": ("import socket\n" + CONNECT, "a snippet has no network"),
           "another program": ("import subprocess\nsubprocess.run(['date'])", "starts no program but Python"),
           "a file of the machine": ("import socket\nopen('/etc/hostname').read()", "other files")}


@pytest.mark.parametrize("code, words", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_named_with_its_line(said, tmp_path, code, words):
    problem = said("x = 1", code.format(str(tmp_path / "outside")))
    assert isinstance(problem, Problem) and problem.line == FIRST + 4
    assert problem.message.startswith("raised PermissionError: ") and words in problem.message
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("code, words", REFUSED.values(), ids=REFUSED)
def test_a_refusal_that_is_caught_is_named_with_its_line(said, tmp_path, code, words):
    imported, forbidden = code.format(str(tmp_path / "outside")).split("\n")
    problem = said(f"{imported}\ndef attempt():\n    try:\n        {forbidden}\n    except OSError:\n        return 'refused'", "print(attempt())")
    assert isinstance(problem, Problem) and problem.line == FIRST + 3, problem
    assert problem.message.startswith("caught a refusal: ") and words in problem.message
    assert not (tmp_path / "outside").exists()


EXCESSES = {"memory": ("import mmap\nheld = mmap.mmap(-1, 3 << 30, mmap.MAP_SHARED | mmap.MAP_POPULATE)", "takes more than 2 GB of memory"),
            "disk": ("import os\nfor name in 'abc':\n    os.posix_fallocate(os.open(name, os.O_CREAT | os.O_RDWR), 0, 200 << 20)", "writes more than 512 MB"),
            "processes": ("import os, time\nfork = getattr(__import__('ctypes').CDLL(None), 'fork')\nfor _ in range(20):\n"
                          "    if not fork():\n        time.sleep(600)", "at most 16 processes"),
            "output": ("import os\nfor _ in range(30):\n    print('x' * (1 << 20))", "printed more than 1 MB"),
            "output of C": ("import os\nfor _ in range(30):\n    os.write(1, b'x' * (1 << 20))", "printed more than 1 MB"),
            "what it shows": ("class Shown:\n    _repr_html_ = lambda self: 'x' * (2 << 20)\nShown()", "printed more than 1 MB")}


STOP_WATCHER = "import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)\n"  # as if the machine were too busy for it ever to look


@pytest.mark.parametrize("code, words, first", [(*case, STOP_WATCHER) for case in EXCESSES.values()] + [(*EXCESSES["memory"], "")],
                         ids=[*EXCESSES, "memory, watched"])
def test_a_bound_holds_however_late_a_watcher_looks(said, monkeypatch, code, words, first):
    monkeypatch.setattr(kernel, "SETUP", first + kernel.SETUP)
    problem = said("x = 1", code, "print('went on')")
    assert isinstance(problem, Problem) and words in problem.message and problem.line == FIRST + 3, problem


def test_what_a_library_asks_for_and_goes_without_is_no_refusal(said):
    assert said("import matplotlib.pyplot, torch\nopen('a', 'w').close()\nprint('done')") == "done\n"


@pytest.mark.parametrize("held", ["bubblewrap", "Landlock alone"], indirect=True)
def test_what_its_other_programs_write_outside_is_refused_by_the_kernel(said, held, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("kept")
    writes = f"open({str(kept)!r}, 'w')"
    code = (f"import ctypes, subprocess, sys\nprint(ctypes.CDLL(None).unlink({str(kept)!r}.encode()))\n"
            f"print(subprocess.run([sys.executable, '-c', {writes!r}], stderr=subprocess.DEVNULL).returncode)")
    assert said(code) == "-1\n1\n"
    assert kept.read_text() == "kept"
