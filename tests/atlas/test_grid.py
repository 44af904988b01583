"""The grid: operations tried in all states of their sources, found again, and read without running anything."""

import json

import pytest

from snippets.atlas import grid, probe_runner, row
from snippets.atlas.__main__ import verify_grid
from snippets.engine.problem import Problem
from snippets.engine.sandbox.machine import FIRST

KINDS = grid.read_kinds()
PINNED = grid.read("pinned")
SAMPLE = [f"{kind.name}:{operation.id}" for kind in KINDS for operation in kind.operations[2::24]]


def test_verdicts_are_found_again():
    """`python -m snippets.atlas` tries all of them; here it is one in 24, in one process."""
    found = probe_runner.try_all("pinned", (" ".join(SAMPLE),), (FIRST,))
    tried = {(kind, name): states for kind, each in found.found.items() for name, states in each.items()}
    assert len(tried) == len(SAMPLE) and (found.python, found.packages) == (PINNED.python, PINNED.packages)
    for (kind, name), states in tried.items():
        assert states == PINNED.found[kind][name], f"{kind} {name}: {grid.command('pinned')}"


def test_every_operation_was_tried_in_every_state_that_makes_sense():
    assert not grid.stale(KINDS, PINNED)


def test_there_are_enough_operations_and_states():
    operations = [operation for kind in KINDS for operation in kind.operations if len(PINNED.verdicts(kind, operation)) >= 12]
    assert len(operations) >= 120


def test_rows_that_the_grid_names_exist():
    ids = {each.id for each in row.read_rows()}
    assert {name for kind in KINDS for operation in kind.operations for name in operation.rows} <= ids


def test_a_row_has_a_verdict_that_its_operation_has_in_some_state():
    expected = {each.id: each.expected for each in row.read_rows()}
    for name, tried in grid.by_row(KINDS, PINNED).items():
        found = {grid.verdict_of(each) for _, _, states in tried for each in states.values()}
        assert expected[name] in found | {row.ERROR}, (name, expected[name], found)


@pytest.mark.parametrize("before, after, message", [
    ('": {"', '":  {"', "was changed by hand"), ('"environment": "pinned"', '"environment": "old"', "was changed by hand"), ("{", "", "is damaged"),
    ('"contiguous": "alias"', '"contiguous": "copy"', "was changed by hand"), ('"torch": "2', '"torch": "3', "was changed by hand"),
    ('"record-sha256": "', '"record-sha256": "0', "was changed by hand"), ('"record-sha256"', '"sha256"', "was changed by hand"),
])
def test_a_grid_edited_by_hand_is_refused(monkeypatch, tmp_path, before, after, message):
    monkeypatch.setattr(grid, "RECORDED", tmp_path)
    assert before in PINNED.text()
    grid.path_of("pinned").write_text(PINNED.text().replace(before, after, 1), "utf-8")
    with pytest.raises(Problem, match=message):
        grid.read("pinned")


def test_a_state_without_what_the_operation_uses_is_left_out():
    kind = next(each for each in KINDS if each.name == "state_dicts")
    load = next(each for each in kind.operations if each.id == "load")
    assert "lists" not in {state.id for state in kind.states_for(load)} and "plain" in {state.id for state in kind.states_for(load)}


def test_a_changed_verdict_is_named():
    found = json.loads(json.dumps(PINNED.found))
    found["tensors"]["view"]["contiguous"] = "copy"
    problem, = grid.changed(PINNED, grid.Grid(PINNED.environment, PINNED.python, PINNED.packages, found))
    assert "tensors view changed" in str(problem) and "recorded alias, found now copy" in str(problem)


def test_code_that_changed_since_counts_as_never_tried():
    kind, *_ = KINDS
    old = {kind.name: {name: {**states, "code": "0"} for name, states in PINNED.found[kind.name].items()}}
    problems = grid.stale([kind], grid.Grid("pinned", "", {}, old))
    assert len(problems) == len(kind.operations) and "was not tried in these states" in str(problems[0])


def test_nothing_recorded_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setattr(grid, "RECORDED", tmp_path)
    with pytest.raises(Problem, match="does not exist"):
        verify_grid("pinned")


@pytest.mark.parametrize("environment", ["old", "torch-2.0", "torch-2.1"])
def test_older_versions_tried_as_many(environment):
    other = grid.read(environment)
    assert not grid.stale(KINDS, other)
    tried = [[each for each in other.verdicts(kind, operation).values() if each != row.MISSING] for kind in KINDS for operation in kind.operations]
    assert sum(len(each) >= 12 for each in tried) >= 120


def test_what_other_versions_found_is_told_where_the_verdict_differs():
    kind, operation = KINDS[0], KINDS[0].operations[0]
    here = {"one": "copy", "two": "copy", "three": "raises ValueError", "four": "copy"}

    def grid_of(found: dict[str, str]) -> grid.Grid:
        return grid.Grid("x", "3", {}, {kind.name: {operation.id: {"code": kind.digest(operation), **found}}})

    def otherwise(**there: str) -> dict[str, str]:
        return grid.otherwise(kind, operation, grid_of(here), grid_of(there))

    assert otherwise(**here) == {} == otherwise(one="copy", two=row.MISSING, three="raises TypeError")
    assert otherwise(one="alias", two="copy", three="raises ValueError", four=row.MISSING) == {"one": "alias"}
    assert otherwise(**dict.fromkeys(here, "raises AttributeError")) == {"one": row.MISSING, "two": row.MISSING, "four": row.MISSING, "three": row.MISSING}
    assert otherwise(**dict.fromkeys(here, "raises RuntimeError")) == dict.fromkeys(("one", "two", "four"), "raises RuntimeError")


def test_the_pinned_versions_make_every_state():
    problem, = grid.stale([KINDS[0]], grid.Grid("pinned", "", {}, {KINDS[0].name: {
        **PINNED.found[KINDS[0].name], "view": {**PINNED.found[KINDS[0].name]["view"], "contiguous": row.MISSING}}}))
    assert "'missing' is no verdict" in str(problem)
