"""A lab's source is refused, with its line, when a page of either language could not show it."""

import pytest

from snippets.engine.lab.kernel import run
from snippets.engine.lab.recorder import Labs
from snippets.engine.lab.source import parse
from snippets.engine.problem import Problem
from snippets.engine.sandbox import container, landlock

TITLE = ('# %% [markdown] tags=["zh"] description="一"\n# # 题 {#title}\n\n'
         '# %% [markdown] tags=["en"] description="one"\n# # Title {#title}\n\n')
ZH, EN = '# %% [markdown] tags=["zh"]\n', '# %% [markdown] tags=["en"]\n'


@pytest.fixture
def lab(tmp_path):
    """Write a lab and return its path."""
    def _lab(text: str, title: str = TITLE):
        path = tmp_path / "example.py"
        path.write_text(title + text, "utf-8")
        return path
    return _lab


FAULTS = {
    "no English twin": (ZH + "# 字\n", 7, "without its twin"),
    "no Chinese twin": (EN + "# words\n", 7, "without its twin"),
    "code between twins": (ZH + "# 字\n\n# %%\nx = 1\n\n" + EN + "# words\n", 7, "without its twin"),
    "no language": ("# %% [markdown]\n# words\n", 7, "prose without its language"),
    "a third language": ('# %% [markdown] tags=["fr"]\n# mots\n', 7, "prose without its language"),
    "other heading": (ZH + "# ## 甲 {#a}\n\n" + EN + "# ## B {#b}\n", 11, "other headings than its twin"),
    "no heading id": (ZH + "# ## 甲\n\n" + EN + "# ## B\n", 8, "has no id"),
    "a heading twice": (ZH + "# ## 甲 {#title}\n\n" + EN + "# ## A {#title}\n", 1, "two headings have the id"),
    "other links": (ZH + "# [甲](docs/a.md)\n\n" + EN + "# [B](docs/b.md)\n", 11, "other links than its twin"),
    "code in prose": (ZH + "# 字\n#\n# ```python\n# x = 1\n# ```\n\n" + EN + "# words\n", 10, "code typed into prose"),
    "a comment": ("# %%\nx = 1  # why\n", 8, "a comment"),
    "no Python": ("# %%\nx = = 1\n", 8, "is not Python"),
    "an unknown tag": ('# %% tags=["hidden"]\nx = 1\n', 7, "unknown tag"),
}


@pytest.mark.parametrize("text, line, words", FAULTS.values(), ids=FAULTS)
def test_faults_name_their_line(lab, text, line, words):
    with pytest.raises(Problem, match=words) as caught:
        parse(lab(text))
    assert caught.value.line == line


def test_no_title(lab):
    with pytest.raises(Problem, match="does not begin with a title"):
        parse(lab("", ZH + "# 字\n\n" + EN + "# words\n"))
    with pytest.raises(Problem, match="does not begin with a cell"):
        parse(lab("x = 1\n", ""))


def test_what_each_language_gets(lab):
    made = parse(lab(ZH + "# ## 甲 {#a}\n# [页](docs/x.md#y)\n\n" + EN + "# ## A {#a}\n# [page](docs/x.md#y)\n\n# %%\nx = 1\n"))
    assert [cell.language for cell in made.cells_in("zh")] == ["zh", "zh", None]
    assert made.cells_in("en")[1].shown == "## A\n[page](../../docs/en/x.md#y)"
    assert made.cells_in("zh")[1].shown == "## 甲\n[页](../../docs/zh/x.md#y)"


UNSTABLE = {"hash seed": "print(hash('a'))", "process": "import os\nprint(os.getpid())",
            "address": "object()", "time": "import time\nprint(time.time())"}


def test_unstable_output_is_refused_and_nothing_written(lab):
    path = lab("".join(f"# %%\n{code}\n\n" for code in UNSTABLE.values()))
    problem = Labs().record(path).problem
    assert "something else each time" in problem.message and problem.line == 8
    assert [p.name for p in path.parent.iterdir()] == ["example.py"]


@pytest.mark.parametrize("code, line, words", [
    ("x = 1\n1 / 0", 9, "raised ZeroDivisionError: division by zero"),
    ("import warnings\nwarnings.warn('look')", 8, "wrote to stderr"),
    ("open(r'{outside}', 'w')", 8, "writes in its own folder alone"),
    ("import torch\ntorch.save(torch.ones(1), r'{outside}')", 9, "raised RuntimeError|raised PermissionError"),
    ("import socket\nsocket.create_connection(('127.0.0.1', 9))", 9, "has no network"),
    ("import mmap, time\nheld = mmap.mmap(-1, 4 << 30)\nfor at in range(0, 4 << 30, 4096):\n    held[at] = 1\ntime.sleep(60)", 8,
     "takes more than 2 GB of memory"),
    ("def never():\n    assert False", 9, "this assertion never ran"),
    ("try:\n    assert False\nexcept AssertionError:\n    pass", 9, "something caught its failure"),
    ("import matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()", 7, "a plot without a text alternative"),
])
def test_faults_of_a_run_name_their_line(lab, tmp_path, code, line, words):
    outside = tmp_path / "outside"
    if "torch.save" in code and not (container.bwrap() or landlock.version()):
        pytest.skip("C code is held by the kernel alone, and this one has neither namespaces nor Landlock")
    with pytest.raises(Problem, match=words) as caught:
        run(parse(lab(f"# %%\n{code.replace('{outside}', str(outside))}\n")))
    assert caught.value.line == line
    assert not outside.exists()


def test_runs_in_an_empty_folder_without_the_users_settings(lab, monkeypatch, tmp_path):
    """Neither start-up files nor a backend of the user's reach the kernel."""
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "x.py").write_text("print('here I am')")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("MPLBACKEND", "nonsense")
    code = "import os\nprint(os.listdir())\nimport matplotlib\nprint(matplotlib.rcParams['svg.hashsalt'])"
    (output,), = run(parse(lab(f"# %%\n{code}\n")))
    assert output["text"] == ["[]\n", "labs\n"]
