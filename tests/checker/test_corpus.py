"""The judged places in public code, and how they are measured: on invented clones, since no code of others is here."""

import csv
import datetime
import json
import re

import pytest

from docs.hooks.rules.registry import read_rules
from snippets.engine.problem import Problem
from tests.checker import corpus, measure

RULES = {rule.code: rule for rule in read_rules() if rule.reliable}


def test_each_place_is_named_whole_and_once():
    every = corpus.places()
    assert len({(p.repository, p.path, p.line, p.rule) for p in every}) == len(every)
    for place in every:
        assert place.rule in RULES and place.label in corpus.LABELS and place.why and place.line > 0, place
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", place.repository) and re.fullmatch(r"[0-9a-f]{40}", place.commit), place


def test_a_quarter_is_set_aside():
    every = corpus.places()
    assert 0.15 < sum(place.set_aside for place in every) / len(every) < 0.35


@pytest.fixture
def clones(tmp_path, monkeypatch):
    """A folder with one file, and three judged places of which one has no file."""
    file = tmp_path / "clones" / "someone" / "training" / "src" / "fit.py"
    file.parent.mkdir(parents=True)
    file.write_text("def fit(model):\n    best = 0\n    for epoch in range(9):\n        acc = run(model)\n        if acc > best:\n            best = acc\n"
                    "            best_state = model.state_dict()\n    state = model.state_dict()\n    model.load_state_dict(best_state)\n", "utf-8")
    commit = "0" * 40
    rows = [("someone/training", commit, "src/fit.py", 7, "AC301", "real", "kept"),
            ("someone/training", commit, "src/fit.py", 8, "AC301", "harmless", "not kept"),
            ("someone/elsewhere", commit, "fit.py", 1, "AC301", "real", "no file")]
    table = tmp_path / "corpus.tsv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t", lineterminator="\n").writerows([("repository", "commit", "path", "line", "rule", "label", "why"), *rows])
    every = corpus.places(table)
    monkeypatch.setattr(corpus, "places", lambda: every)
    return tmp_path / "clones"


def test_reported_places_are_counted_by_label(clones):
    result = corpus.measure_corpus([RULES["AC301"]], clones, datetime.date(2026, 1, 2))
    assert result["date"] == "2026-01-02" and result["places"] == 2 and result["missing"] == 1 and result["repositories"] == 1
    assert result["rules"]["AC301"]["all"] == {"real": [1, 1], "harmless": [0, 1]}
    assert result["rules"]["AC301"]["hash"] == RULES["AC301"].hash


def test_a_folder_without_the_files_is_refused(clones, tmp_path):
    with pytest.raises(Problem, match="holds no file of the corpus"):
        corpus.measure_corpus([RULES["AC301"]], tmp_path / "nothing")


def test_a_broken_line_is_named(tmp_path):
    table = tmp_path / "corpus.tsv"
    table.write_text("repository\tcommit\tpath\tline\trule\tlabel\twhy\na/b\tc\n", "utf-8")
    with pytest.raises(Problem, match="is no place"):
        corpus.places(table)


def test_the_recorded_figures_are_of_this_corpus():
    recorded = json.loads(measure.MEASURED_CORPUS.read_text("utf-8"))
    every = corpus.places()
    assert recorded["places"] + recorded["missing"] == len(every)
    for code, figures in recorded["rules"].items():
        for label in corpus.LABELS:
            assert figures["all"][label][1] <= sum(p.rule == code and p.label == label for p in every), code
