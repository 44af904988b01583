"""Reasons in the atlas that say always, never or nothing (总是、从不、只、全) agree with the grid: they hold in every state that was tried."""

import re

import pytest

from snippets.atlas import grid
from snippets.atlas.row import ALIAS, COPY, PARTLY, SAME, SHALLOW, read_rows

CLAIMS = [  # words that claim something of every state, and the verdicts that agree with them
    (r"\b(?:always|every\w*|nothing but)\b(?: \w+)? ?(?:a )?(?:copies|copy|copied)\b|\bnever (?:shares?|an alias|a view)\b|\bnothing is shared\b|\bonly copies\b",
     r"(?:总是|永远|全都?|一律|每次都)(?:会)?(?:复制|拷贝)|从不共[用享]|只会?(?:复制|拷贝)$", {COPY}),
    (r"\balways (?:makes |gives |returns )?(?:a |an )?new\b", r"(?:总是|永远|一律|每次都)(?:会)?(?:造|得到|返回|建)?新", {COPY, SHALLOW}),
    (r"\bnever (?:copies|copied|a copy)\b|\bnothing is copied\b|\bcopies nothing\b|\balways (?:shares?|an alias|a view|returns a view|gives a view)\b|\bonly the strides\b",
     r"从不(?:复制|拷贝)|不复制任何|总是(?:共[用享]|视图|别名|返回视图|得到视图)|只换步长", {SAME, ALIAS, PARTLY}),
    (r"\balways (?:returns )?(?:itself|`?a`? itself)\b", r"总是返回 ?`?a`? ?自己", {SAME}),
]
SHARED_BY_NATURE = {SHALLOW}  # of what holds tensors, the outside is new and the tensors are not


def contradictions(reason: str, language: str, found: dict[str, str]) -> list[str]:
    """The claims of a reason that some state contradicts, each with the state. `found` maps states to what was found there."""
    said = []
    for english, chinese, agreeing in CLAIMS:
        if match := re.search(english if language == "en" else chinese, reason, re.IGNORECASE):
            allowed = agreeing | (SHARED_BY_NATURE if ALIAS in agreeing else set())
            said += [f"{match[0]!r}: {state} gives {verdict}" for state, verdict in found.items() if verdict in grid.definite([verdict]) - allowed]
    return said


def tried() -> dict[str, dict[str, str]]:
    """{id of a row: {state: verdict}} for the rows in the grid; a state without elements shares nothing that could be seen."""
    kinds, recorded = grid.read_kinds(), grid.read("pinned")
    return {row: {f"{operation.id} {state}": grid.verdict_of(each) for _, operation, states in operations for state, each in states.items() if state != "empty"}
            for row, operations in grid.by_row(kinds, recorded).items()}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_agree_with_the_grid(language):
    states = tried()
    found = [f"{row.id}: {said}" for row in read_rows() if row.id in states for said in contradictions(getattr(row, language)[1], language, states[row.id])]
    assert not found, "\n".join(found)


def test_the_words_are_found():
    """The claims are made by enough rows for the comparison to mean something."""
    states = tried()
    claims = [row.id for row in read_rows() if row.id in states
              for english, chinese, _ in CLAIMS if re.search(english, row.en[1], re.IGNORECASE) or re.search(chinese, row.zh[1])]
    assert len(claims) >= 8, claims


@pytest.mark.parametrize("language, reason, found, contradicted", [
    ("en", "It always copies.", {"plain": COPY, "other": SAME}, True), ("en", "It always copies.", {"plain": COPY}, False),
    ("en", "It never copies.", {"plain": ALIAS, "other": COPY}, True), ("en", "It never copies.", {"plain": ALIAS, "other": "error"}, False),
    ("en", "Nothing is copied.", {"plain": SAME, "other": COPY}, True), ("en", "Always a new array.", {"object": SHALLOW}, False),
    ("en", "Always a new array.", {"plain": SAME}, True), ("en", "It copies where it must.", {"plain": SAME, "other": COPY}, False),
    ("zh", "总是复制。", {"plain": COPY, "other": ALIAS}, True), ("zh", "从不复制。", {"plain": ALIAS, "other": COPY}, True),
    ("zh", "总是造新数组。", {"object": SHALLOW}, False), ("zh", "只换步长，数据不动。", {"plain": ALIAS, "sparse": COPY}, True),
])
def test_contradictions(language, reason, found, contradicted):
    assert bool(contradictions(reason, language, found)) == contradicted
