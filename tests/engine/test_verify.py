"""Verifying and recording: one code path, nothing half written, never passing on nothing."""

import pytest

from snippets.engine.problem import Problem
from snippets.engine.snippet import recording
from snippets.engine.snippet.recording import Printed
from snippets.engine.verify import find
from snippets.project import ROOT

GOOD = "# --8<-- [start:a]\nprint('one')\n# --8<-- [end:a]\n# --8<-- [start:b]\nx = 2\n# --8<-- [end:b]\n"


@pytest.fixture
def recorded(write, snippets):
    path = write(GOOD)
    assert snippets.record(path).problem is None
    return path


def test_recorded_then_verified(recorded, snippets):
    outcome = snippets.verify(recorded)
    assert outcome.problem is None and outcome.sections == 2
    assert recording.fresh(recorded).output == {"a": "one\n"}


def test_no_recording(write, snippets):
    problem = snippets.verify(write(GOOD)).problem
    assert "has no recording" in problem.message and "snippets record" in problem.fix


def test_recording_again_leaves_the_file_alone(recorded, snippets):
    out = recording.path_of(recorded)
    before = out.stat().st_mtime_ns
    assert not snippets.record(recorded).written
    assert out.stat().st_mtime_ns == before


def test_changed_snippet_is_refused_with_a_diff(recorded, snippets):
    recorded.write_text(GOOD.replace("one", "two"))
    problem = snippets.verify(recorded).problem
    assert "changed since it was recorded" in problem.message
    assert "-one" in problem.details and "+two" in problem.details


def test_every_single_character_of_a_recording_counts(recorded):
    out = recording.path_of(recorded)
    text = out.read_text()
    for i, old in enumerate(text):
        out.write_text(text[:i] + ("y" if old == "x" else "x") + text[i + 1:])
        with pytest.raises(Problem) as caught:
            recording.fresh(recorded)
        assert "snippets record" in caught.value.fix


def test_different_output_is_a_diff(recorded, snippets):
    """The same source prints something else, as with another version of a library."""
    recording.write(recorded, GOOD, Printed({"a": "uno\n"}), {"python": "3.11.7"})
    problem = snippets.verify(recorded).problem
    assert "differs" in problem.message and "-uno" in problem.details and "+one" in problem.details


@pytest.mark.parametrize("before, words", [({"a": "one\n", "b": "x\n"}, "section 'b' printed nothing"),
                                           ({}, "section 'a' printed something")])
def test_a_section_fell_silent_or_spoke(recorded, snippets, before, words):
    recording.write(recorded, GOOD, Printed(before), {"python": "3.11.7"})
    assert words in snippets.verify(recorded).problem.message


UNSTABLE = {
    "hash seed": ("print(hash('a'))", "depends on the hash seed"),
    "address": ("print(object())", "address"),
    "time": ("import time\nprint(time.time())", "each time it runs"),
    "random": ("import random\nprint(random.random())", "each time it runs"),
    "numpy unseeded": ("import numpy\nprint(numpy.random.rand())", "each time it runs"),
    "process": ("import os\nprint(os.getpid())", "each time it runs"),
    "floats in the processor's order": ("import torch\ntorch.manual_seed(0)\nx = torch.randn(100_000)\nprint(x.sum().item())", "depends on"),
}


@pytest.mark.parametrize("code, words", UNSTABLE.values(), ids=UNSTABLE)
def test_unstable_output_is_refused_and_nothing_written(write, snippets, code, words):
    path = write(f"# --8<-- [start:a]\n{code}\n# --8<-- [end:a]\n")
    problem = snippets.record(path).problem
    assert words in problem.message
    assert "--- on one machine" in problem.details
    assert not recording.path_of(path).exists()


def test_a_failing_snippet_leaves_its_recording_alone(recorded, snippets):
    before = recording.path_of(recorded).read_bytes()
    recorded.write_text(GOOD + "raise ValueError\n")
    assert "ValueError" in snippets.record(recorded).problem.message
    assert recording.path_of(recorded).read_bytes() == before
    assert [p.name for p in recorded.parent.iterdir()] == ["example.out", "example.py"] or \
        sorted(p.name for p in recorded.parent.iterdir()) == ["example.out", "example.py"]


def test_nothing_to_verify_is_an_error(tmp_path):
    with pytest.raises(Problem, match="no snippet here"):
        find(root=tmp_path)
    with pytest.raises(Problem, match="is no snippet and holds none"):
        find([ROOT / "snippets" / "engine"])
    with pytest.raises(Problem, match="is no snippet and holds none"):
        find([tmp_path / "missing.py"])


def test_a_recording_whose_snippet_is_gone(recorded, tmp_path):
    (recorded.parent / "other.py").write_text(GOOD)
    recorded.unlink()
    with pytest.raises(Problem, match="its snippet is gone") as caught:
        find(root=tmp_path)
    assert "git rm" in caught.value.fix


def test_a_path_names_a_file_a_folder_or_a_recording(recorded, tmp_path):
    for path in (recorded, recorded.parent, recording.path_of(recorded)):
        assert find([path], root=tmp_path) == [recorded]
