"""A snippet runs as its reader would run it, and what goes wrong is said with file and line."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from snippets.engine.problem import Problem
from snippets.engine.sandbox.instrument import line_of
from snippets.engine.sandbox.machine import FIRST, START
from snippets.engine.sandbox.processes import kill
from snippets.engine.snippet.fork_server import ForkServers
from snippets.engine.snippet.run import run
from snippets.engine.snippet.sections import parse
from tests.project import wait_until


def inside(code: str) -> str:
    return f"# --8<-- [start:a]\n{code}\n# --8<-- [end:a]\n"


@pytest.fixture(scope="module", params=["fork", "new interpreter"])
def either(request):
    """Both ways to start a snippet: forked, and in a new interpreter where there is no fork."""
    with ForkServers(fork=request.param == "fork") as running:
        yield running


def processes_called(name: object) -> list[int]:
    """The processes whose command holds a name."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(name).encode() in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:
            pass  # it has ended
    return found


def output(write, code: str, servers) -> dict[str, str]:
    return run(parse(write(code)), servers).output


def test_output_belongs_to_the_section_that_printed_it(write, either):
    code = """
        # --8<-- [start:one]
        print("one")
        # --8<-- [end:one]
        x = 1
        # --8<-- [start:silent]
        y = 2
        # --8<-- [end:silent]
        # --8<-- [start:two]
        for i in range(2):
            print("two", i)
        print("end")
        # --8<-- [end:two]
    """
    assert output(write, code, either) == {"one": "one\n", "two": "two 0\ntwo 1\nend\n"}


def test_output_from_c_and_from_child_processes_counts(write, either):
    code = inside('import ctypes, os, subprocess, sys\n'
                  'ctypes.CDLL(None).puts(b"from C")\n'
                  'os.write(1, b"from the descriptor\\n")\n'
                  'done = subprocess.run([sys.executable, "-c", "print(\'from a child\')"])')
    assert output(write, code, either) == {"a": "from C\nfrom the descriptor\nfrom a child\n"}


def test_runs_as_main_in_an_empty_folder_with_its_own_path(write, either):
    code = inside("import os, sys\nprint(__name__, os.listdir(), __file__ == sys.argv[0], len(sys.argv))")
    assert output(write, code, either) == {"a": "__main__ [] True 1\n"}


def test_is_one_compiled_unit(write, either):
    """Equal constants of one unit are one object: cut into pieces, a snippet would say otherwise."""
    code = "# --8<-- [start:a]\nx = 257\n# --8<-- [end:a]\n# --8<-- [start:b]\ny = 257\nprint(x is y)\n# --8<-- [end:b]\n"
    assert output(write, code, either) == {"b": "True\n"}


def test_classes_can_be_pickled_and_future_imports_stay_first(write, either):
    code = '"""Doc."""\nfrom __future__ import annotations\n' + inside(
        "import pickle\nclass A:\n    x: Missing = 1\nprint(pickle.loads(pickle.dumps(A())).x, __doc__)")
    assert output(write, code, either) == {"a": "1 Doc.\n"}


def test_neighbours_and_project_cannot_be_imported(write, either):
    write(inside("x = 1"), "neighbour")
    for name in ("neighbour", "snippets"):
        with pytest.raises(Problem, match="ModuleNotFoundError"):
            output(write, inside(f"import {name}"), either)


FAULTS = {
    "exception": ("x = 1\nraise ValueError('no')", 3, "raised ValueError: no"),
    "exception in a function": ("def f():\n    raise KeyError('k')\nf()", 4, "raised KeyError"),
    "early end": ("import sys\nsys.exit(0)", 3, "SystemExit"),
    "warning": ("import warnings\nwarnings.warn('careful')", 3, "wrote to stderr"),
    "stderr": ("import os\nos.write(2, b'oops')", 1, "wrote to stderr"),
    "killed": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", 3, "killed by signal 9"),
    "crash": ("import ctypes\nctypes.string_at(0)", 3, "its interpreter died"),
    "exit without end": ("import os\nos._exit(3)", 3, "exit code 3"),
    "no new line": ("print('x', end='')", 1, "does not end with a new line"),
    "control characters": ("print('a\\rb')", 2, "invisible character"),
    "a marker": ("print('--8<-- [end:a]')", 2, "section marker"),
    "not UTF-8": ("import os\nos.write(1, b'\\xff\\n')", 3, "not UTF-8"),
    "network": ("import socket\nsocket.create_connection(('127.0.0.1', 9))", 3, "no network"),
    "name look-up": ("import socket\nsocket.getaddrinfo('localhost', 80)", 3, "no network"),
    "a file beside it": ("open(__file__ + '.txt', 'w')", 2, "writes in its own folder alone"),
    "a file outside": ("import os\nos.open('../../x', os.O_CREAT | os.O_WRONLY)", 3, "writes in its own folder alone"),
    "a file appended to": ("open(__file__, 'a')", 2, "writes in its own folder alone"),
    "a file removed": ("import os\nos.remove(__file__)", 3, "writes in its own folder alone"),
    "a file moved away": ("import os\nopen('a', 'w').close()\nos.rename('a', __file__)", 4, "writes in its own folder alone"),
    "a folder removed": ("import os, shutil\nshutil.rmtree(os.path.dirname(__file__))", 3, "writes in its own folder alone"),
    "processes without end": ("import os\nwhile os.fork(): pass", 3, "at most 16 processes"),
    "processes that C forks": ("import ctypes, time\nlibc = ctypes.CDLL(None)\nfor _ in range(100):\n    if not libc.fork():\n"
                               "        time.sleep(60)\ntime.sleep(60)", 4, "at most 16 processes"),
    "memory of its children": ("import mmap, time\nheld = mmap.mmap(-1, 3 << 30, mmap.MAP_SHARED | mmap.MAP_POPULATE)\ntime.sleep(60)",
                               3, "takes more than 2 GB of memory"),
    "a gigabyte printed": ("for _ in range(1024):\n    print('x' * (1 << 20))", 2, "printed more than 1 MB"),
    "a disk filled": ("import os\nfor name in 'abc':\n    with open(name, 'wb') as file:\n        os.posix_fallocate(file.fileno(), 0, 200 << 20)", 3,
                      "writes more than 512 MB"),
    "a bidirectional character": ("print('a\\u202eb')", 2, "invisible character"),
    "print replaced": ("import builtins\nbuiltins.print = lambda *words: None\nprint(1)", 3, "replaced print"),
    "stdout replaced": ("import io, sys\nsys.stdout = io.StringIO()\nprint(1)", 3, "replaced"),
    "an assertion that never ran": ("def never():\n    assert False\nprint(1)", 3, "this assertion never ran"),
    "a caught refusal": ("import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9))\nexcept OSError:\n    print('offline')", 4,
                         "caught a refusal: a snippet has no network"),
    "a file of the machine": ("print(open('/etc/hostname').read())", 2, "other files"),
    "another program": ("import subprocess\nsubprocess.run(['date'])", 3, "starts no program but Python"),
    "a shell": ("import os\nos.system('true')", 3, "starts no program but Python"),
    "memory": ("held = [bytearray(1 << 28) for _ in range(64)]", 2, "raised MemoryError: a snippet may allocate 2 GB"),
    "memory of tensors": ("import torch\nheld = [torch.empty(1 << 26) for _ in range(64)]", 3, "a snippet may allocate 2 GB"),
    "its engine killed": ("import os, signal\nos.kill(os.getppid(), signal.SIGKILL)", 3, "does not kill"),
}


EXCESSES = [name for name, (_, _, words) in FAULTS.items() if words in (
    "at most 16 processes", "takes more than 2 GB of memory", "printed more than 1 MB", "writes more than 512 MB") and "without end" not in name]


@pytest.mark.parametrize("fault", EXCESSES)
def test_a_bound_holds_where_nobody_watches(write, tmp_path, fault):
    """As on a machine so busy that a watcher comes too late: the run itself notices before the next statement."""
    code, line, words = FAULTS[fault]
    path = write(inside(code.removesuffix("\ntime.sleep(60)") + "\nprint('went on')"))
    folder = tmp_path / "run"
    folder.mkdir()
    try:
        subprocess.run([sys.executable, "-s", START, "snippets.engine.snippet.worker", path, folder, "[]"], cwd=tmp_path,
                       env=FIRST.environment(folder), start_new_session=True, check=True)
        assert words in json.loads((folder / "result.json").read_text("utf-8"))["excess"]["message"]
        assert line_of(folder / "progress") == line
        assert b"went on" not in (folder / "stdout").read_bytes()[-100:]
    finally:
        for pid in processes_called(folder):
            kill(pid)


@pytest.mark.parametrize("code, line, words", FAULTS.values(), ids=FAULTS)
def test_fault_is_named_with_its_line(write, either, code, line, words):
    with pytest.raises(Problem) as caught:
        output(write, inside(code), either)
    assert words in caught.value.message
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{caught.value.path}:{line}: ")


@pytest.mark.parametrize("held", ["bubblewrap", "Landlock alone"], indirect=True)
@pytest.mark.parametrize("fork", [True, False])
def test_the_kernel_keeps_c_code_and_other_programs_from_the_rest(write, held, fork, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("kept")
    with socket.create_server(("127.0.0.1", 0)) as listening, ForkServers(cores=1, fork=fork) as servers:
        connects = f"import socket; socket.create_connection(('127.0.0.1', {listening.getsockname()[1]}), 5)"
        code = inside(f"import ctypes, subprocess, sys, torch\nprint(ctypes.CDLL(None).unlink({str(kept)!r}.encode()))\n"
                      f"print(subprocess.run([sys.executable, '-c', {connects!r}], stderr=subprocess.DEVNULL).returncode)\n"
                      f"print(ctypes.CDLL(None).kill({os.getpid()}, 0))\n"
                      f"try:\n    torch.save(torch.ones(1), {str(tmp_path / 'x.pt')!r})\nexcept RuntimeError as error:\n    print(type(error).__name__)")
        assert output(write, code, servers) == {"a": "-1\n1\n-1\nRuntimeError\n"}
    assert kept.read_text() == "kept" and not (tmp_path / "x.pt").exists()


def test_variables_of_the_caller_change_nothing(write, monkeypatch):
    for name, value in (("PYTHONOPTIMIZE", "2"), ("PYTHONWARNINGS", "ignore"), ("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "1"), ("PYTHONSAFEPATH", "1")):
        monkeypatch.setenv(name, value)
    for fork in (True, False):
        with ForkServers(cores=1, fork=fork) as running:
            with pytest.raises(Problem, match="raised AssertionError"):
                output(write, inside("assert 1 == 2"), running)
            with pytest.raises(Problem, match="wrote to stderr"):
                output(write, inside("import warnings\nwarnings.warn('seen')"), running)


def test_output_outside_every_section(write, either):
    with pytest.raises(Problem, match="outside every section") as caught:
        output(write, inside("x = 1") + "print('nobody sees me')\n", either)
    assert caught.value.line == 4


def test_its_own_folder_is_its_own(write, either):
    """What a careful snippet does is allowed: its folder, temporary files, reading, some processes, local sockets."""
    code = inside("""
import os, shutil, socket, subprocess, sys, tempfile, torch
torch.save(torch.ones(1), "a.pt")
os.rename("a.pt", "b.pt")
os.makedirs("c/d")
shutil.rmtree("c")
with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile("w") as file:
    file.write("x")
    open(os.path.join(folder, "y"), "w").close()
open(os.devnull, "w").close()
one, two = socket.socketpair()
one.send(b"z")
open(__file__).close()
print(os.listdir(), two.recv(1), subprocess.run([sys.executable, "-c", "pass"]).returncode)
""".strip())
    assert output(write, code, either) == {"a": "['b.pt'] b'z' 0\n"}


SERVER = "import time; print('up', flush=True); time.sleep(600)  # {}"  # what a snippet starts, and its name
STARTS = ("import subprocess, sys, time\nserver = subprocess.Popen([sys.executable, '-c', {!r}], stdout=subprocess.PIPE, start_new_session={})\n"
          "server.stdout.readline()")


def test_nothing_that_a_snippet_started_stays(write, either, tmp_path):
    """Not even what left its process group: a server of its own, say."""
    output(write, inside(STARTS.format(SERVER.format(tmp_path), True)), either)
    wait_until(lambda: not processes_called(tmp_path))


@pytest.mark.parametrize("fork", [True, False])
def test_time_out_kills_the_snippet_and_what_it_started(write, tmp_path, fork):
    with ForkServers(limit=4, cores=1, fork=fork) as hasty:
        with pytest.raises(Problem, match="ran longer than 4 s and was stopped") as caught:
            output(write, inside(STARTS.format(SERVER.format(tmp_path), False) + "\ntime.sleep(600)"), hasty)
    assert caught.value.line in (3, 4, 5)  # wherever four seconds have brought it
    wait_until(lambda: not processes_called(tmp_path))
