"""The boundary around every command: one message for what goes wrong, and signals end all that runs."""

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import jinja2
import pytest

from snippets.engine.errors import explained
from snippets.engine.verify import find
from snippets.project import ROOT, shown
from tests.project import LONG, wait_until

COMMAND = """
import os, subprocess, sys, threading, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from snippets.engine import command
from snippets.engine.problem import Problem
from snippets.engine.scratch import Scratch

def main(arguments):
{body}

sys.exit(command.run(main, ["a"]))
"""


def start(body: str, folder: Path, **more) -> subprocess.Popen:
    """Start a command with this body in a temporary directory of its own."""
    code = COMMAND.format(body="\n".join(f"    {line}" for line in body.splitlines()))
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "TMPDIR": str(folder)}, text=True,
                            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more})


def alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


RUNNING = {
    "itself": """
child = subprocess.Popen(["sleep", "1000"])
with Scratch("test") as folder:
    try:
        print(child.pid, flush=True)
        time.sleep(1000)
    finally:
        Path(os.environ["TMPDIR"], "unwound").write_text("")
""",
    "a thread that waits for a program": """
def wait():
    with Scratch("test") as folder:
        child = subprocess.Popen(["sh", "-c", "sleep 1000 & echo $!; trap '' TERM HUP INT; wait; wait"])
        child.wait()
with ThreadPoolExecutor(2) as pool:
    pool.submit(wait).result()
""",
    "an error while it ends": """
child = subprocess.Popen(["sleep", "1000"])
try:
    print(child.pid, flush=True)
    time.sleep(1000)
finally:
    raise OSError("the interpreter has died")
""",
    "code that catches all": """
child = subprocess.Popen(["sleep", "1000"])
print(child.pid, flush=True)
try:
    time.sleep(1000)
except BaseException:
    return 0
""",
    "code that never ends": """
child = subprocess.Popen(["sleep", "1000"])
print(child.pid, flush=True)
while True:
    try:
        time.sleep(1000)
    except BaseException:
        pass
""",
}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
@pytest.mark.parametrize("body", RUNNING.values(), ids=RUNNING)
def test_a_signal_ends_all_that_runs(tmp_path, body, number):
    with start(body, tmp_path) as process:
        try:
            child = int(process.stdout.readline())
            process.send_signal(number)
            said = process.communicate(timeout=LONG)[1]
        finally:
            process.kill()  # one that the signal did not end would be waited for without a limit
    assert process.returncode == 128 + number
    assert said == f"stopped by {number.name}; nothing is half written\n"
    wait_until(lambda: not alive(child))
    assert [path.name for path in tmp_path.iterdir()] == (["unwound"] if "unwound" in body else [])


def test_ignored_signals_stay_ignored(tmp_path):
    body = 'os.kill(os.getpid(), 1)\nprint("still here")'
    with start(body, tmp_path, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as process:
        assert process.communicate(timeout=LONG) == ("still here\n", "") and process.returncode == 0


def test_a_fork_ends_without_a_word(tmp_path):
    body = """
if (pid := os.fork()) == 0:
    os.write(1, b"ready\\n")  # each line in one write: the two processes write to one pipe
    time.sleep(1000)
os.write(1, f"{pid}\\n".encode())
os.waitpid(pid, 0)
print("went on")
"""
    with start(body, tmp_path) as process:
        pid, = (int(line) for line in (process.stdout.readline(), process.stdout.readline()) if line != "ready\n")
        os.kill(pid, signal.SIGTERM)
        assert process.communicate(timeout=LONG) == ("went on\n", "") and process.returncode == 0


def test_it_sweeps_what_a_killed_command_left(tmp_path):
    with start('with Scratch("test") as folder:\n    print(1, flush=True)\n    time.sleep(1000)', tmp_path) as process:
        process.stdout.readline()
        process.kill()
    assert len(list(tmp_path.iterdir())) == 1
    with start("pass", tmp_path) as process:
        assert process.wait(60) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_closed_pipe_is_quiet(tmp_path):
    with start('for number in range(100_000):\n    print("x" * 100)', tmp_path) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


def test_a_pipe_closed_before_the_last_lines_is_quiet(tmp_path):
    body = 'print(1, flush=True)\nsys.stdin.readline()\nprint(2)'
    with start(body, tmp_path, stdin=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stderr.read() == ""
    assert process.returncode == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a file that is always full")
def test_a_full_disk_for_the_output_is_said(tmp_path):
    with open("/dev/full", "w") as full, start("print(1)", tmp_path, stdout=full) as process:
        assert process.stderr.read() == "the output could not be written: No space left on device\n"
    assert process.returncode == 1


@pytest.mark.parametrize("body, words", [
    ('raise Problem(Path("snippets/a.py"), 3, "is wrong", "correct it")', ["snippets/a.py:3: is wrong", "correct it"]),
    ('Path("/proc/sys/kernel/none").read_text()', ["/proc/sys/kernel/none: No such file or directory", "bring it back"]),
    ('raise PermissionError(30, "Read-only file system", str(Path("snippets/a.out").resolve()))', ["snippets/a.out: Read-only file system", "copy the project"]),
    ('path = Path("snippets/a.out")\nraise OSError(28, "No space left on device")', ["snippets/a.out: No space left on device", "make room"]),
    ('raise BrokenPipeError(32, "Broken pipe", "a-worker")', ["a-worker: Broken pipe"]),
    ('path = Path(os.environ["TMPDIR"], "page.md")\npath.write_bytes(b"one\\ntwo \\xff")\npath.read_text("utf-8")', ["page.md:2: is not UTF-8: byte 0xff"]),
], ids=["problem", "missing", "read-only", "full", "broken pipe to another program", "not UTF-8"])
def test_what_goes_wrong_is_one_message(tmp_path, body, words):
    with start(body, tmp_path) as process:
        out, said = process.communicate(timeout=LONG)
    assert process.returncode == 1 and not out
    assert all(word in said for word in words), said
    assert "Traceback" not in said and len(said.splitlines()) <= 2, said


def test_a_fault_of_the_program_itself_keeps_its_traceback(tmp_path):
    with start("1 / 0", tmp_path) as process:
        assert "Traceback" in process.communicate(timeout=LONG)[1] and process.returncode == 1


def test_every_command_goes_through_it():
    """Whatever can be run as a program runs its `main` by `command.run`; but what the engine starts by itself, whose parent hears of it."""
    started = {"snippets/engine/snippet/server.py", "snippets/engine/snippet/worker.py", "snippets/engine/lab/worker.py",
               "snippets/engine/sandbox/start/run.py", "snippets/atlas/probe_worker.py", "snippets/atlas/grid_worker.py"}
    recipes = {"snippets/recipes/on_changed_lines.py"}  # runs where a reader put it
    listing = {"docs/hooks/site.py"}  # prints the steps that are in it
    snippets = {shown(path) for path in find()}  # some show the block, which the processes that they start need
    of_mkdocs = {"docs/__main__.py"}  # whose hook `serve.process` is its boundary
    found = set()
    for path in [each for top in ("snippets", "docs", "tests") for each in (ROOT / top).rglob("*.py")]:
        tree = ast.parse(path.read_text("utf-8"))
        blocks = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"]
        if blocks and "command.run(" not in ast.unparse(blocks[0]):
            found.add(shown(path))
    assert found <= started | recipes | listing | snippets | of_mkdocs


def _raised(code: str, **names) -> BaseException:
    try:
        exec(code, names)
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize("text, code, line", [
    ("a: 1\nb: [\n", "import yaml; yaml.safe_load(path.read_text())", 3),
    ("a: 1\n  b: 2\n", "import yaml; yaml.safe_load(path.read_text())", 2),
    ('{"a": 1,\n "b": }', "import json; json.loads(path.read_text())", 2),
    ("a = 1\nb = (\n", "import ast; ast.parse(path.read_text())", 2),
    ("{% if a %}\n{{ b }\n{% endif %}", "import jinja2; jinja2.Environment(loader=jinja2.FileSystemLoader(path.parent)).get_template(path.name)", 2),
], ids=["YAML that ends", "YAML", "JSON", "Python", "template"])
def test_file_and_line_of_what_cannot_be_read(tmp_path, text, code, line):
    path = tmp_path / "file"
    path.write_text(text)
    problem = explained(_raised(code, path=path))
    assert problem.path == path and problem.line == line, problem


@pytest.mark.parametrize("line, words", [(b"{{ nowhere.at.all }}", "UndefinedError: 'nowhere' is undefined"),
                                         (b"{{ 1 // 0 }}", "ZeroDivisionError: "), (b"{{ a.b() }}", "TypeError: "),
                                         (b"{# \xff #}", "is not UTF-8: byte 0xff")])
def test_a_template_that_fails_is_named_with_its_line(tmp_path, monkeypatch, line, words):
    monkeypatch.setattr("snippets.engine.errors.ROOT", tmp_path)
    path = tmp_path / "page.html"
    path.write_bytes(b"{% block a %}\n" + line + b"\n{% endblock %}\n")
    problem = explained(_raised("environment.get_template('page.html').render(a={'b': None})",
                                environment=jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path))))
    assert (problem.path, problem.line, problem.details) == (path, 2, "") and words in problem.message


def test_of_any_other_error_the_line_of_the_project_is_named():
    from snippets.engine.snippet.sections import parse
    problem = explained(_raised("parse(3)", parse=parse))
    assert shown(problem.path) == "snippets/engine/snippet/sections.py" and problem.line and "Traceback" in problem.details
