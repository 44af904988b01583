"""`python -m snippets.atlas`: what it says and writes, with the interpreters' runs replaced."""

from dataclasses import replace

import pytest

from snippets.atlas import grid, outcomes, probe_runner
from snippets.atlas import __main__ as command
from snippets.atlas.publish import ids
from snippets.atlas.row import read_rows
from snippets.engine.problem import Problem
from snippets.engine.sandbox.machine import FIRST
from snippets.engine.versions import environments

ROWS = read_rows()
PINNED = outcomes.read("pinned")
GRID = grid.read("pinned")


def wrong(name: str = "torch-view", **what) -> outcomes.Outcomes:
    """The pinned outcomes with one of them changed."""
    return replace(PINNED, rows={**PINNED.rows, name: {**PINNED.rows[name], **what}})


@pytest.fixture
def runs(monkeypatch, tmp_path):
    """Let every environment find what the test says, and write outcomes into a folder of the test."""
    monkeypatch.setattr(outcomes, "FOLDER", tmp_path)
    monkeypatch.setattr(grid, "RECORDED", tmp_path / "states")
    grid.write(GRID)
    monkeypatch.setattr(ids, "FILE", tmp_path / "ids.txt")
    outcomes.write(PINNED)

    def _runs(found: outcomes.Outcomes):
        monkeypatch.setattr(command, "try_all", lambda environment: replace(GRID, environment=environment))
        monkeypatch.setattr(command, "probe_all", lambda environment, device="cpu": replace(found, environment=environment))
    return _runs


def test_verify(runs, capsys):
    runs(PINNED)
    assert command.main([]) == 0
    said = capsys.readouterr().out
    assert f"{len(PINNED.rows)} rows on cpu with python {PINNED.python}" in said and "all as recorded" in said


@pytest.mark.parametrize("what, message", [
    ({"verdict": "copy"}, "torch-view changed"), ({"b": "0/4"}, "torch-view changed"), ({"by": "storage"}, "torch-view changed"),
])
def test_verify_names_what_changed(runs, capsys, what, message):
    runs(wrong(**what))
    assert command.main([]) == 1
    said = capsys.readouterr().out
    assert message in said and "found now" in said and "python -m snippets.atlas record" in said


def test_with_other_versions_the_verdict_alone_counts(runs):
    other = replace(wrong(b="0/4"), packages={**PINNED.packages, "torch": "2.14.0"})
    runs(other)
    assert command.main([]) == 0


def test_verify_names_a_row_that_was_not_found(runs, capsys):
    runs(replace(PINNED, rows={k: v for k, v in PINNED.rows.items() if k != "torch-view"}))
    assert command.main([]) == 1
    assert "torch-view is recorded, and was not found now" in capsys.readouterr().out


def test_record_refuses_an_unexpected_verdict_and_writes_nothing(runs, capsys):
    before = outcomes.path_of("pinned").read_text()
    runs(wrong(verdict="copy"))
    assert command.main(["record"]) == 1
    assert "torch-view (pinned): expected 'alias', found 'copy'" in capsys.readouterr().out
    assert outcomes.path_of("pinned").read_text() == before and not ids.FILE.exists()


def test_record_writes_outcomes_and_ids_once(runs, capsys):
    runs(PINNED)
    assert command.main(["record", "--environment", "newest"]) == 0
    assert outcomes.read("newest").rows == PINNED.rows and ids.published() == [row.id for row in ROWS]
    assert "recorded\n" in capsys.readouterr().out
    assert command.main(["record", "--environment", "newest"]) == 0
    assert "as recorded before" in capsys.readouterr().out


def test_a_run_without_rows_is_an_error(runs, capsys):
    runs(replace(PINNED, rows={}))
    with pytest.raises(Problem, match="no row could be probed"):
        command.main(["record"])


def test_nothing_recorded_is_an_error(runs, capsys):
    outcomes.path_of("pinned").unlink()
    runs(PINNED)
    with pytest.raises(Problem, match="python -m snippets.atlas record"):
        command.main([])


def test_two_runs_that_differ_are_refused(monkeypatch):
    monkeypatch.setattr(probe_runner, "_run", lambda python, machine, *words: {
        "python": "3", "packages": {}, "device": "cpu", "rows": {"torch-view": {"code": "0", "verdict": "copy" if machine == FIRST else "alias"}}})
    with pytest.raises(Problem, match="torch-view gave two outcomes in two runs"):
        probe_runner.probe_all("pinned")


def test_two_runs_of_the_grid_that_differ_are_refused(monkeypatch):
    monkeypatch.setattr(probe_runner, "_run", lambda python, machine, *words: {
        "python": "3", "packages": {}, "found": {"tensors": {"view": {"code": "0", "contiguous": "copy" if machine == FIRST else "alias"}}}})
    with pytest.raises(Problem, match="tensors view gave two outcomes in two runs"):
        probe_runner.try_all("pinned")


def test_a_changed_grid_is_named_when_it_is_tried_again(runs, capsys, monkeypatch):
    runs(PINNED)
    found = {**GRID.found, "tensors": {**GRID.found["tensors"], "view": {**GRID.found["tensors"]["view"], "contiguous": "copy"}}}
    monkeypatch.setattr(command, "try_all", lambda environment: replace(GRID, found=found))
    assert command.main([]) == 1
    assert "contiguous: recorded alias, found now copy" in capsys.readouterr().out


def test_without_apt_the_old_environment_says_what_to_install(monkeypatch):
    monkeypatch.setattr(environments, "debian_version", lambda package: "")
    monkeypatch.setattr(environments.shutil, "which", lambda name: None)
    with pytest.raises(Problem) as raised:
        environments.old()
    assert "apt-get install -y --no-install-recommends python3-torch python3-numpy python3-pandas" in str(raised.value)
