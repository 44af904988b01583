"""Reasons in the atlas that say always, never or nothing (总是、从不、只、全) agree with the grids of all versions: they hold in every state that was tried."""

import re

import pytest

from snippets.atlas import grid
from snippets.atlas.outcomes import NAMES
from snippets.atlas.row import ALIAS, COPY, MISSING, PARTLY, SAME, SHALLOW, read_rows

CLAIMS = [  # words that claim something of every state, and the verdicts that agree with them
    (r"\b(?:always|every\w*|nothing but)\b(?: \w+)? ?(?:a )?(?:copies|copy|copied)\b|\bnever (?:shares?|an alias|a view)\b|\bnothing is shared\b|\bonly copies\b",
     r"(?:总是|永远|全都?|一律|每次都)(?:会)?(?:复制|拷贝)|从不共[用享]|只会?(?:复制|拷贝)$", {COPY}),
    (r"\balways (?:makes |gives |returns )?(?:a |an )?new\b", r"(?:总是|永远|一律|每次都)(?:会)?(?:造|得到|返回|建)?新", {COPY, SHALLOW}),
    (r"\bnever (?:copies|copied|a copy)\b|\bnothing is copied\b|\bcopies nothing\b|\balways (?:shares?|an alias|a view|returns a view|gives a view)\b|\bonly the strides\b",
     r"从不(?:复制|拷贝)|不复制任何|总是(?:共[用享]|视图|别名|返回视图|得到视图)|只换步长", {SAME, ALIAS, PARTLY}),
    (r"\balways (?:returns )?(?:itself|`?a`? itself)\b", r"总是返回 ?`?a`? ?自己", {SAME}),
]
WORDS = {"en": re.compile(r"\b(?:always|never|only|nothing|every\w*|all|each)\b", re.IGNORECASE), "zh": re.compile(r"总是|从不|只(?!读|好|能)|全|都|每")}
KINDS = ({COPY, SHALLOW}, {SAME, ALIAS, PARTLY, SHALLOW})  # verdicts that one sentence covers: "makes a new one", or "shares with its source"
CONDITIONS = {  # where some states give one kind and some the other, the words that tell which: (en, zh); (): the row's title does
    "torch-unbind": ("of a sparse tensor", "稀疏张量"), "torch-to-meta": ("a tensor that is on `meta`", "本来就在 `meta` 上"),
    "torch-dropout-eval": ("of a nested tensor", "嵌套张量"), "module-deepcopy": ("functions, such as hooks", "函数（如钩子）"),
    "torch-float-same": (), "torch-to-dense-dense": (), "numpy-ravel-contiguous": ("where it must", "能不复制就"),
    "pandas-concat": ("In pandas 2.1 to 2.3", "pandas 2.1 到 2.3"), "numpy-slice": (),  # the matrix has one row: its `a[1:]` is empty
}
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
    """{id of a row: {environment, operation and state: verdict}} for the rows in the grids of all environments.

    A state without elements is left out: it shares nothing that could be seen.
    """
    kinds, found = grid.read_kinds(), {}
    for name in NAMES:
        if recorded := grid.read(name):
            for row, operations in grid.by_row(kinds, recorded).items():
                found.setdefault(row, {}).update({f"{name} {operation.id} {state}": grid.verdict_of(each) for _, operation, states in operations
                                                  for state, each in states.items() if state != "empty" and each != MISSING})
    return found


def unread(reason: str, language: str, found: dict[str, str], condition: str | None) -> str:
    """Why a reason with such a word, which no claim above reads, may say too much: "" if all states agree, or if it has its condition (None: none is known)."""
    word = WORDS[language].search(reason)
    claimed = any(re.search(claim[language == "zh"], reason, re.IGNORECASE) for claim in CLAIMS)
    verdicts = grid.definite(found.values())
    if not word or claimed or any(verdicts <= kind for kind in KINDS) or (condition is not None and condition in reason):
        return ""
    return f"{word[0]!r}, and states give {', '.join(sorted(verdicts))}: say where, and add that to CONDITIONS"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_agree_with_the_grid(language):
    states = tried()
    found = [f"{row.id}: {said}" for row in read_rows() if row.id in states for said in contradictions(getattr(row, language)[1], language, states[row.id])]
    assert not found, "\n".join(found)


def condition_of(row: str, language: str) -> str | None:
    """The words that tell in which states a row's reason holds."""
    return (*CONDITIONS[row], "", "")[language == "zh"] if row in CONDITIONS else None


def test_a_reason_with_such_a_word_says_in_which_states_it_holds():
    states, needed = tried(), set()
    for row in read_rows():
        for language in WORDS:
            if row.id in states:
                reason = getattr(row, language)[1]
                assert not (why := unread(reason, language, states[row.id], condition_of(row.id, language))), f"{row.id} ({language}): {why}"
                needed |= {row.id} if unread(reason, language, states[row.id], None) else set()
    assert CONDITIONS.keys() == needed, "not needed any more"


def test_all_versions_are_read():
    environments = {state.partition(" ")[0] for state in tried()["torch-view"]}
    assert environments == {name for name in NAMES if grid.path_of(name).exists()} >= {"pinned", "old", "torch-2.0", "torch-2.1"}


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


@pytest.mark.parametrize("language, reason, found, condition, too_much", [
    ("en", "Nothing is moved.", {"plain": SAME, "other": COPY}, None, True), ("en", "Nothing is moved.", {"plain": SAME, "other": ALIAS}, None, False),
    ("en", "Nothing is moved, unless it is sparse.", {"plain": SAME, "other": COPY}, "unless it is sparse", False), ("en", "It moves.", {"plain": SAME, "other": COPY}, None, False),
    ("en", "Nothing is moved.", {"plain": SAME, "other": COPY}, "unless it is sparse", True), ("zh", "数据全不动。", {"plain": SAME, "other": COPY}, None, True),
])
def test_what_may_say_too_much(language, reason, found, condition, too_much):
    assert bool(unread(reason, language, found, condition)) == too_much
