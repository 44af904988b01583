"""`python -m docs.new`, and the guide that begins with it, as somebody new to the project follows them."""

import os
import re
import subprocess
import sys
import sysconfig

import pytest

from docs import new
from docs.hooks.page.source import parse as source_of
from snippets.engine.problem import Problem
from snippets.project import ROOT
from tests.project import copy_to, environment, needs, serve

RECIPE = "recipes/contributing.sh"


@pytest.fixture
def project(tmp_path):
    """A copy of the project."""
    return copy_to(tmp_path / "project")


def files(project):
    return {p.relative_to(project): p.read_bytes() for p in project.rglob("*")
            if p.is_file() and "__pycache__" not in p.parts and ".cache" not in p.parts}


def run_new(project, name):
    return subprocess.run([sys.executable, "-m", "docs.new", name], cwd=project, env=environment(),
                          capture_output=True, text=True)


@pytest.mark.parametrize("name, words", [
    ("ways", "is no name for a snippet"), ("a/b/c", "is no name for a snippet"), ("shallow_copy/Of-Sets", "is no name"),
    ("../x/y", "is no name for a snippet"), ("shallow_copy/", "is no name"), ("engine/x", "'engine' is no topic"),
    ("shallow_copy/copy", "is named like the standard library's 'copy'"),
    ("shallow_copy/ways", "snippets/shallow_copy/ways.py:1: is there already"),
    ("shallow_copy/state_dict", "docs/zh/state-dict.md:1: is there already"),
])
def test_a_name_that_cannot_be_used(name, words):
    """Refused before anything is written: this runs in the project itself."""
    before = subprocess.run(["git", "status", "--short"], cwd=ROOT, capture_output=True).stdout
    with pytest.raises(Problem) as refused:
        new.create(name)
    assert words in str(refused.value) and refused.value.fix
    assert subprocess.run(["git", "status", "--short"], cwd=ROOT, capture_output=True).stdout == before


def test_what_fails_half_way_leaves_nothing(project):
    needs("torch")
    (project / "docs" / "hooks" / "check" / "twins.py").write_text("raise SystemExit('broken on purpose')\n", "utf-8")
    before = files(project)
    result = run_new(project, "new_topic/of_a_set")
    assert result.returncode == 1 and "could not be marked" in result.stderr and "broken on purpose" in result.stderr
    assert "Traceback" not in result.stderr
    assert files(project) == before and not (project / "snippets" / "new_topic").exists()


def test_a_navigation_without_a_language(project):
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r" +- en/.*\n", "", config.read_text("utf-8")), "utf-8")
    before = files(project)
    result = run_new(project, "new_topic/of_a_set")
    assert result.returncode == 1 and "no page below en/" in result.stderr
    assert files(project) == before


def commands() -> dict[str, str]:
    """The guide's commands by section, in the order of the page."""
    text = (ROOT / "snippets" / RECIPE).read_text("utf-8")
    page = (ROOT / "docs" / "en" / "contributing.md").read_text("utf-8")
    sections = [i.section for i in source_of(page).includes]
    return {name: re.search(rf"# --8<-- \[start:{name}\]\n(.*?)# --8<-- \[end:{name}\]", text, re.DOTALL)[1]
            for name in sections}


def test_the_guide_shows_every_command_of_its_file():
    text = (ROOT / "snippets" / RECIPE).read_text("utf-8")
    assert list(commands()) == re.findall(r"\[start:([a-z]+)\]", text)
    assert commands()["all"] == "tests/run\n"  # what this test is run by


def test_the_guide_from_a_clean_clone(tmp_path, monkeypatch):
    """Every command, as it stands in the guide; packages come from the environment of the tests."""
    needs("torch")
    monkeypatch.setenv("JUPYTER_PATH", os.path.join(sys.prefix, "share", "jupyter"))
    copy_to(tmp_path / "origin")
    identity = {f"GIT_{who}_{what}": "reader@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    outside = environment(REPOSITORY=str(tmp_path / "origin"), PIP_DISABLE_PIP_VERSION_CHECK="1", **identity)

    def run(script: str, folder) -> str:
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=outside, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert done.returncode == 0, done.stdout
        return done.stdout

    run("git init -q && git add -A && git commit -qm origin", tmp_path / "origin")
    todo = commands()
    run(todo.pop("clone"), tmp_path)
    project = tmp_path / "alias-or-copy"
    venv, *pips = todo.pop("install").splitlines()
    run(venv, project)
    packages = project / ".venv" / os.path.relpath(sysconfig.get_path("purelib"), sys.prefix)
    (packages / "tests.pth").write_text(sysconfig.get_path("purelib") + "\n")
    assert "torch" in "".join(run(pip, project) for pip in pips)  # nearly all is there already: the whole download is what `tests/run` does
    run(todo.pop("new"), project)
    with serve(project, todo.pop("serve").strip(), tmp_path / "log") as server:
        server.wait_for("/en/of-a-set/", lambda html: "[1, [2, 3]]" in re.sub("<[^>]*>", "", html), 180)
        snippet = project / "snippets" / "shallow_copy" / "of_a_set.py"
        code = snippet.read_text("utf-8").replace("b[1].append(3)", "b[1].append(4)")
        snippet.write_text(code, "utf-8")
        for language in ("zh", "en"):
            server.wait_for(f"/{language}/of-a-set/", lambda html: "[1, [2, 4]]" in re.sub("<[^>]*>", "", html), 90)
    assert "unchanged" in (said := run(todo.pop("record"), project)) or "all as recorded" in said, said
    for language, words in (("zh", "列表里的列表只有一份。"), ("en", "There is one inner list only.")):
        page = project / "docs" / language / "of-a-set.md"
        page.write_text(page.read_text("utf-8") + f"\n{words}\n", "utf-8")
    assert "2 pages marked" in run(todo.pop("confirm"), project)
    assert re.search(r"\d+ passed", tested := run(todo.pop("test"), project)) and "failed" not in tested
    assert todo.pop("all") == "tests/run\n"
    run(todo.pop("commit"), project)
    assert not todo
    committed = run("git show --stat --format=%s", project)
    assert all(name in committed for name in ("of_a_set.py", "of_a_set.out", "docs/zh/of-a-set.md", "mkdocs.yml"))
    assert run("git status --short", project) == ""
