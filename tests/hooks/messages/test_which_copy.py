"""The decision tree: proved by the recorded table beside it, said in words, and no wider than it is drawn."""

import re
from html import unescape

import pytest

from docs.hooks.messages import which_copy
from docs.hooks.page import recordings
from docs.hooks.page.build import Build
from docs.hooks.page.languages import LANGUAGES
from snippets.project import ROOT

SNIPPET = ROOT / "snippets" / "overview" / "which_copy.py"
STEPS = which_copy.steps()
ANSWERS = [step[way] for step in STEPS for way in ("then", "otherwise") if way in step]


def table() -> dict[str, list[str]]:
    """The recorded ways: object, storage, what autograd sees."""
    lines = recordings.fresh(Build(), SNIPPET).output["table"].splitlines()[1:]
    return {line[:26].strip(): re.split(r"\s+", line[26:], maxsplit=2) for line in lines}


def test_each_answer_is_a_recorded_way_that_does_what_the_question_asks():
    recorded = table()
    assert all(answer["row"] in recorded for answer in ANSWERS)
    storage = [recorded[answer["row"]][1] for answer in ANSWERS]
    assert storage == ["shared"] * 2 + ["new"] * 6
    graph = {answer["row"]: recorded[answer["row"]][2] for answer in ANSWERS}
    assert graph["w.detach()"] == graph["w.detach().clone()"] == "nothing" and graph["w.clone()"] == "a result of w"


def test_the_last_question_alone_has_two_answers():
    assert ["otherwise" in step for step in STEPS] == [False] * (len(STEPS) - 1) + [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tree_is_said_in_words(language):
    said = unescape(re.search(r"<desc[^>]*>(.*?)</desc>", which_copy.drawn(language))[1])
    assert all(answer["code"] in said for answer in ANSWERS)
    assert all(line in said for step in STEPS for line in step["question"][language])


@pytest.mark.parametrize("language, widest", [("zh", 21), ("en", 42)])
def test_no_line_is_wider_than_its_box(language, widest):
    assert all(len(line) <= widest for step in STEPS for line in step["question"][language])
    assert all(len(answer["code"]) <= 28 for answer in ANSWERS)
