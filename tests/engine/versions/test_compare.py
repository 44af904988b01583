"""Other versions: what a run there is recorded as, what a record claims, and the command."""

import stat
import sys
import textwrap
from functools import partial

import pytest

from snippets import __main__ as command
from snippets.engine import verify
from snippets.engine.lab import notebook, source as lab
from snippets.engine.lab.recorder import made
from snippets.engine.problem import Problem
from snippets.engine.snippet import recording
from snippets.engine.snippet.fork_server import ForkServers
from snippets.engine.verify import find
from snippets.engine.versions import compare, differences, environments
from snippets.engine.versions.differences import Differences, Found
from snippets.engine.versions.environments import Environment

FOUND = Differences("torch-9.9", {"python": "3.11.7", "torch": "9.9.1"}, {
    "a/one.py": Found("0" * 16, "same"),
    "a/two.py": Found("1" * 16, "differs", {"edit": "two\n\n    lines \n", "gone": "", "edit.heap": "model  -> m1\n"}),
    "b/three.py": Found("2" * 16, "stops", {"before": "x\n"}, "", "assert a\nAssertionError\n"),
    "b/four.py": Found("3" * 16, "needs", {}, "edit", "sklearn\n"),
})
SNIPPET = """
    # --8<-- [start:first]
    import os
    there = os.environ.get("ELSEWHERE", "")
    print("first", {first})
    # --8<-- [end:first]
    # --8<-- [start:second]
    {second}
    print("second")
    # --8<-- [end:second]
"""


@pytest.fixture
def there(tmp_path, monkeypatch):
    """An environment that snippets can tell from this one. It forks nothing: these snippets need no PyTorch to be there."""
    monkeypatch.setattr(compare, "ForkServers", partial(ForkServers, fork=False))
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nELSEWHERE=there exec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    return Environment("fake", str(python), {"torch": "9.9.1"})


def recorded(path, printed: str = "first here\n"):
    """Record a snippet as if it had run here."""
    recording.write(path, path.read_text("utf-8"), recording.Printed({"first": printed, "second": "second\n"}), {"python": "3.11.7"})
    return path


def test_a_record_is_read_as_it_was_written(monkeypatch, tmp_path):
    monkeypatch.setattr(differences, "FOLDER", tmp_path)
    assert differences.read("torch-9.9") is None
    assert differences.write(FOUND) and not differences.write(FOUND)
    assert differences.read("torch-9.9") == FOUND
    text = differences.path_of("torch-9.9").read_text("utf-8")
    assert text.splitlines()[1:4] == [f"a/one.py {'0' * 16} same", f"a/two.py {'1' * 16} differs", "  edit:"]


def test_a_record_changed_by_hand_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(differences, "FOLDER", tmp_path)
    differences.write(FOUND)
    path = differences.path_of("torch-9.9")
    path.write_text(path.read_text("utf-8").replace(f"{'1' * 16} differs", f"{'1' * 16} same"), "utf-8")
    with pytest.raises(Problem, match="changed by hand") as raised:
        differences.read_all()
    assert raised.value.fix == "python -m snippets record --environment torch-9.9"


def test_records_stand_in_the_order_of_their_pytorch(monkeypatch, tmp_path):
    monkeypatch.setattr(differences, "FOLDER", tmp_path)
    for name, torch in (("a", "2.10.0"), ("b", "2.9.1"), ("c", "1.13.1")):
        differences.write(Differences(name, {"python": "3.11.7", "torch": torch}, {}))
    assert [each.environment for each in differences.read_all()] == ["c", "b", "a"]


def test_what_becomes_of_snippets_there(write, there):
    cases = {
        "same": ('"here"', "pass"),
        "differs": ('there or "here"', "pass"),
        "stops": ('there or "here"', "assert not there  # (1)!"),
        "stops_in_the_first": ('"here"[len(there) and 9]', "pass"),
        "warns": ('there or "here"', "import sys; there and print('x.py:1: FutureWarning: soon', file=sys.stderr)"),
        "needs": ('"here"', "if there: import no_such_package"),
        "dies": ('"here"', "if there: os.abort()"),
    }
    paths = [recorded(write(textwrap.dedent(SNIPPET).format(first=first, second=second), name))
             for name, (first, second) in cases.items()]
    found = {path.stem: each for path, each in compare.compare(paths, there)}
    assert found.keys() == cases.keys()
    printed = {"first": "first there\n"}
    assert found["same"].said == ("same", {}, "", "")
    assert found["differs"].said == ("differs", printed, "", "")
    assert found["stops"].said == ("stops", printed, "second", "assert not there\nAssertionError\n")
    assert found["stops_in_the_first"].said == (
        "stops", {}, "first", 'print("first", "here"[len(there) and 9])\nIndexError: string index out of range\n')
    assert found["warns"].said == ("warns", printed, "", "FutureWarning: soon\n")
    assert found["needs"].said == ("needs", {}, "second", "no_such_package\n")
    assert found["dies"].state == "stops" and "died before the end" in found["dies"].text
    assert all(each.digest == differences.digest(path) for path, each in zip(paths, found.values()))


def test_a_stale_recording_is_nothing_to_compare_with(write, there):
    path = recorded(write(textwrap.dedent(SNIPPET).format(first='"here"', second="pass")))
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    with pytest.raises(Problem, match="changed since it was recorded"):
        list(compare.compare([path], there))


def test_the_engine_s_own_error_is_no_difference(write):
    path = recorded(write(textwrap.dedent(SNIPPET).format(first='"here"', second="pass")))
    problem = Problem(path, 2, "raised AttributeError", details="File snippets/engine/heap/describe.py")
    with pytest.raises(Problem) as raised:
        compare._stopped(path, problem, "first")
    assert raised.value is problem


LAB = """
    # %% [markdown] zh
    # # 实验 {#lab}

    # %% [markdown] en
    # # Lab {#lab}

    # %%
    import os
    print("seen from", os.environ.get("ELSEWHERE", "here"))

    # %%
    assert BEFORE or not os.environ.get("ELSEWHERE")
"""


@pytest.mark.parametrize("before, said", [
    ("True", ("differs", {"cell-1": "seen from there\n"}, "", "")),
    ("False", ("stops", {}, "cell-2", 'assert False or not os.environ.get("ELSEWHERE")\nAssertionError\n')),
])
def test_what_becomes_of_a_lab_there(tmp_path, there, monkeypatch, before, said):
    for module in (differences, compare):
        monkeypatch.setattr(module, "LABS", tmp_path)
    path = tmp_path / "example.py"
    example = next(iter(sorted(lab.LABS.glob("*.py")))).read_text("utf-8")
    prose = example[: example.index("# %%\n")]  # as a lab begins, in both languages
    code = textwrap.dedent(LAB).replace("BEFORE", before)
    path.write_text(prose + code[code.index("# %%\nimport"):], "utf-8")
    parsed = lab.parse(path)
    outputs = [[{"output_type": "stream", "name": "stdout", "text": ["seen from here\n"]}], []]
    notebook.write(path, parsed.source, made(parsed, outputs), {"python": "3.11.7"})
    (ran, found), = compare.compare([path], there)
    assert ran == path and found.said == said and found.digest == differences.digest(path)


def test_plots_and_measurements_are_compared_by_their_kind():
    plot = {"output_type": "display_data", "data": {"image/svg+xml": ["<svg>1</svg>"], "text/plain": ["<Figure>"]}}
    other = {"output_type": "display_data", "data": {"image/svg+xml": ["<svg>2</svg>"], "text/plain": ["<Figure>"]}}
    time = [{"output_type": "stream", "name": "stdout", "text": [f"{seconds} s\n"]} for seconds in (1, 2)]
    assert differences.of_cells([[plot], [time[0]]], [False, True]) == differences.of_cells([[other], [time[1]]], [False, True])
    assert differences.of_cells([[time[0]]], [False]) != differences.of_cells([[time[1]]], [False])
    assert differences.of_cells([[plot], []], [False, False]) != differences.of_cells([[], [plot]], [False, False])


@pytest.fixture
def project(write, there, monkeypatch, tmp_path):
    """A project of one snippet, in which an environment is made without installing anything."""
    path = recorded(write(textwrap.dedent(SNIPPET).format(first='there or "here"', second="pass")))
    monkeypatch.setattr(differences, "FOLDER", tmp_path / "versions")
    monkeypatch.setattr(verify, "chosen", lambda paths: ([path], []))
    monkeypatch.setattr(environments, "get", lambda name: there)
    return path


def test_the_command_records_and_verifies(project, capsys):
    name = differences.key(project)
    arguments = [str(project), "--environment", "fake"]
    assert command.main(arguments) == 1  # nothing is recorded yet: it should be the same, and is not
    assert "differs (fake); recorded: same" in capsys.readouterr().out
    assert command.main(["record", *arguments]) == 0
    assert differences.read("fake").found[name].output == {"first": "first there\n"}
    assert command.main(["record", *arguments]) == 0
    assert "as recorded before" in capsys.readouterr().out
    assert command.main(arguments) == 0
    assert "all as recorded" in capsys.readouterr().out

    project.write_text(project.read_text("utf-8").replace("\nthere =", "\n\nthere ="), "utf-8")
    recorded(project)
    assert command.main(arguments) == 0  # it does the same still, but the record is of what it was before
    said = capsys.readouterr().out
    assert f"pages claim nothing of them: {name}" in said and "python -m snippets record --environment fake" in said
    assert differences.read("fake").claims(name, differences.digest(project)) is None


def test_a_part_is_recorded_with_the_same_versions_only(project, there, tmp_path):
    differences.write(Differences("fake", there.packages(), {"a/one.py": Found("0" * 16, "same")}))
    assert command.main(["record", str(project), "--environment", "fake"]) == 0
    assert differences.read("fake").found.keys() == {"a/one.py", differences.key(project)}
    differences.write(Differences("fake", {**there.packages(), "torch": "9.9.0"}, {}))
    with pytest.raises(Problem):
        command.main(["record", str(project), "--environment", "fake"])


def test_an_environment_names_its_versions(there):
    packages = there.packages()
    assert packages["torch"] == "9.9.1" and packages["python"] == sys.version.split()[0] and "numpy" in packages


def test_an_unknown_environment_says_which_there_are():
    with pytest.raises(Problem, match="no environment 'moon'") as raised:
        environments.get("moon")
    assert "newest" in raised.value.fix


def test_every_kept_environment_is_recorded_and_names_snippets_that_are_there():
    names = {differences.key(path) for path in [*find(), *lab.find()]}
    kept = {"old", *environments.PYPI}
    for environment in kept:
        there = differences.read(environment)
        assert there, differences.command(environment)
        assert there.found.keys() <= names, differences.command(environment)
    assert kept <= {each.environment for each in differences.read_all()}


@pytest.mark.skipif(not all(map(environments.debian_version, environments.DEBIAN.values())),
                    reason="Debian's python3-torch is not installed here")
def test_what_is_claimed_of_the_old_versions_is_found_again():
    old = differences.read("old")
    paths = [path for path in find() if old.claims(differences.key(path), differences.digest(path))]
    found = {differences.key(path): each for path, each in compare.compare(paths, environments.old())}
    assert len(found) > 50
    problems = compare.changed(old, Differences("old", old.versions, found))
    assert not problems, "\n".join(map(str, problems))
