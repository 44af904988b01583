"""Every snippet prints what its recording says."""

import os

import pytest

from snippets.engine.snippet.recorder import Snippets, any_optimizer
from snippets.engine.verify import find
from snippets.project import ROOT, shown


@pytest.fixture(scope="module")
def recorder():
    """The real time limit, other than in the tests of the engine."""
    with Snippets(optimizers=any_optimizer(find())) as recorder:
        yield recorder


@pytest.mark.parametrize("path", find(), ids=shown)
def test_prints_what_is_recorded(path, recorder):
    outcome = recorder.verify(path)
    assert outcome.problem is None, f"\n{outcome.problem}"


def test_there_are_as_many_as_promised():
    assert len(find()) >= 30


def test_every_recording_has_its_snippet():
    recordings = [out for topic in {p.parent for p in find()} for out in topic.glob("*.out")]
    assert sorted(out.with_suffix(".py") for out in recordings) == find()


def test_runs_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find([os.path.join(ROOT, "snippets", "state_dict")])
