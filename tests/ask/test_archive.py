"""`alias_or_copy.pyz` as a reader uses it: from the command line, imported, in a notebook, without Graphviz."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from docs.hooks.ask.archive import NAME, archive, contents
from snippets.project import ROOT
from tests.project import environment, needs

OLDEST = shutil.which("python3.9")
RECIPES = ROOT / "snippets" / "recipes"
# Programs whose verdict follows from Python's own rules: code, what is asked about, verdict, the exit status of `--expect copy`.
PROGRAMS = [
    (["a = [1, [2]]", "b = a"], (), "same"),
    (["a = [1, [2]]", "b = a[:]"], (), "shallow"),
    (["a = [1, 2]", "b = a.copy()"], (), "copy"),
    (["a = bytearray(3)", "b = memoryview(a)"], (), "alias"),
    (["a = [[1], [2]]", "b = [a[0], [2]]"], (), "partly"),
    (["a = [1, [2]]", "b = copy.deepcopy(a)"], (), "copy"),
    (["x = {'k': [1]}", "y = dict(x)"], (), "shallow"),
    (["row = [0]", "table = [row, row]"], ("table[0]", "table[1]"), "same"),
    (["a = [3, 1]", "b = list(map(id, a))"], (), "copy"),
    (["class Box:\n    def __init__(self): self.held = []", "box = Box()", "other = copy.copy(box)"], ("box.held", "other.held"), "same"),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The file, in a folder of its own."""
    path = tmp_path_factory.mktemp("ask") / NAME
    path.write_bytes(archive())
    return path


def ask(file: Path, *words: str, python: str = sys.executable, path: "str | None" = None) -> subprocess.CompletedProcess:
    """Run the file in its folder, with nothing of this project within reach."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run([python, file.name, *words], cwd=file.parent, env={**kept, **({} if path is None else {"PATH": path})},
                          capture_output=True, text=True)


@pytest.mark.parametrize("lines, names, verdict", PROGRAMS, ids=[program[0][-1] for program in PROGRAMS])
def test_the_verdict_is_right_and_is_the_exit_status(file, lines, names, verdict):
    asked = ["--names", *names] if names else []
    result = ask(file, *lines, "--json", "--expect", "copy", *asked)
    found = json.loads(result.stdout)
    assert found["verdict"] == verdict, result.stdout + result.stderr
    assert result.returncode == (0 if verdict == "copy" else 1)
    assert bool(found["shared"]) == (verdict != "copy")


@pytest.mark.skipif(not OLDEST, reason="no Python 3.9 here")
def test_it_runs_on_the_oldest_python_of_the_promise(file):
    result = ask(file, "a = [1, [2]]", "b = a[:]", "--html", "steps.html", python=OLDEST)
    if "pyenv" in result.stderr:
        pytest.skip("python3.9 is a launcher without a Python")
    assert result.returncode == 0 and result.stdout.startswith("Shallow copy: 3 changes made outside in b, none reached a"), result.stderr


def test_what_it_packs_reads_as_python_3_9():
    import ast
    modules = [(name, text) for name, text in contents().items() if name.endswith(".py")]
    assert len(modules) > 25
    for name, text in modules:
        ast.parse(text, name, feature_version=(3, 9))


def test_the_same_bytes_and_their_hash_are_published(site):
    made = (site / NAME).read_bytes()
    assert made == archive()
    assert (site / f"{NAME}.sha256").read_text() == f"{hashlib.sha256(made).hexdigest()}  {NAME}\n"
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_answer_says_levels_places_addresses_and_rows(file):
    said = ask(file, "a = [1, [2]]", "b = a[:]").stdout
    for part in ("Shallow copy: 3 changes made outside in b, none reached a; 2 changes made inside in b, all reached a", "Level 1",
                 "a[1] and b[1] are one object", "list at 0x", "py-list-slice"):
        assert part in said
    assert "浅拷贝：在 b 的外层改了 3 处，传到 a 的：无" in ask(file, "a = [1, [2]]", "b = a[:]", "--language", "zh").stdout


def test_pictures_with_graphviz_and_without(file):
    if shutil.which("dot"):
        assert ask(file, "a = [1, [2]]", "b = a[:]", "--svg", "heap.svg").returncode == 0
        assert (file.parent / "heap.svg").read_text().startswith("<svg")
    result = ask(file, "a = [1, [2]]", "b = a[:]", "--svg", "none.svg", path="")
    assert "Graphviz is not installed" in result.stderr and "[1]  -> " in result.stderr and not (file.parent / "none.svg").exists()


def test_a_page_steps_through_the_program(file):
    assert ask(file, "a = []", "for i in range(2):\n    a.append(i)", "b = a", "print(b)", "--html", "steps.html").returncode == 0
    page = (file.parent / "steps.html").read_text("utf-8")
    assert page.count('class="stepper__step"') == 8 and "[0, 1]" in page and "http" not in page.replace("http://www.w3.org", "")


@pytest.mark.parametrize("words, said", [
    (["a = [1"], "line 1: SyntaxError"),
    (["a = 1", "b = a.x"], "line 2: AttributeError: 'int' object has no attribute 'x'"),
    (["a = 1"], "give two names"),
    (["gone.py", "--at", "3", "x", "y"], "--at needs a script"),
])
def test_a_mistake_is_told_with_its_line(file, words, said):
    result = ask(file, *words)
    assert result.returncode == 2 and said in result.stderr


def test_a_script_stops_at_a_line_also_in_a_function(file):
    (file.parent / "script.py").write_text("def work():\n    for i in range(3):\n        x = [i, []]\n        y = x[:]\n        print(i)\n"
                                           "    return x\nwork()\nraise SystemExit('too far')\n")
    result = ask(file, "script.py", "--at", "4", "x", "y", "--json")
    assert json.loads(result.stdout)["verdict"] == "shallow" and json.loads(result.stdout)["printed"] == ""
    assert "line 6 was never reached" in ask(file, "script.py", "--at", "6", "x", "y").stderr or result.returncode == 0


def test_a_slow_script_is_read_instead_of_run_again(file):
    (file.parent / "slow.py").write_text("x = [1, [2]]\ny = x[:]\nz = sum(range(3_000_000))\n")
    result = ask(file, "slow.py", "--at", "3", "x", "y", "--limit", "0.01")
    assert result.stdout.startswith("Shallow copy: 1 part outside in y, none shared with x; 1 part inside in y, it shared with x"), result.stdout


def test_the_recipes_do_what_the_page_says(file):
    needs("torch")
    shutil.copy(RECIPES / "ask_train.txt", file.parent / "train.py")
    at = next(number for number, line in enumerate((RECIPES / "ask_train.txt").read_text().splitlines(), 1) if "best_state = " in line)
    result = ask(file, "train.py", "--at", str(at), "best_state", "model")
    assert "best_state['weight'] and model.weight lie on the same memory" in result.stdout, result.stderr
    code = (RECIPES / "ask_test.txt").read_text() + "\ntest_the_snapshot_does_not_change()\n"
    search = environment(PYTHONPATH=NAME)
    assert subprocess.run([sys.executable, "-c", code], cwd=file.parent, env=search).returncode == 0
    alias = subprocess.run([sys.executable, "-c", code.replace("copy.deepcopy(model.state_dict())", "model.state_dict()")], cwd=file.parent,
                           env=search, capture_output=True, text=True)
    assert "model is not independent of best_state" in alias.stderr and "best_state['weight'] and model.weight lie on the same memory" in alias.stderr


INDEPENDENT = """
import sys; sys.path.insert(0, "alias_or_copy.pyz")
from alias_or_copy import assert_independent
import copy, collections
class Box:
    def __init__(self, held): self.held = held
inner = [1]
pairs = {
    "same": (inner, inner), "inside": ([inner], (inner, 2)), "attribute": (Box(inner), {"k": inner}), "view": (b := bytearray(2), memoryview(b)),
    "copy": ([inner], copy.deepcopy([inner])), "values": ((1, "x"), (1, "x")), "function": (Box(len), Box(len)), "deque": (collections.deque([1]), [1]),
}
for name, (x, y) in pairs.items():
    try:
        assert_independent(x, y); print(name, "independent")
    except AssertionError as error:
        print(name, "shares" if "is not independent" in str(error) else error)
"""


def test_assert_independent(file):
    result = subprocess.run([sys.executable, "-c", INDEPENDENT], cwd=file.parent, capture_output=True, text=True)
    assert dict(line.split(" ", 1) for line in result.stdout.splitlines()) == {
        "same": "shares", "inside": "shares", "attribute": "shares", "view": "shares",
        "copy": "independent", "values": "independent", "function": "independent", "deque": "independent"}, result.stdout + result.stderr


def test_the_cell_magic(file):
    pytest.importorskip("IPython")
    code = ("import sys; sys.path.insert(0, 'alias_or_copy.pyz')\nfrom IPython.core.interactiveshell import InteractiveShell\n"
            "shell = InteractiveShell.instance()\nshell.run_line_magic('load_ext', 'alias_or_copy')\n"
            "shell.run_cell_magic('alias_or_copy', 'x y', 'x = [1, [2]]\\ny = x[:]')\n")
    result = subprocess.run([sys.executable, "-c", code], cwd=file.parent, capture_output=True, text=True)
    assert "Shallow copy: 3 changes made outside in y" in result.stdout, result.stderr
