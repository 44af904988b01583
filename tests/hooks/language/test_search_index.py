"""The search index of each language: all of it, small, in words, and nothing that is no text."""

import gzip
import json
import re

import pytest
import yaml

from docs.hooks.language.search_index import HOMOPHONES, SYNONYMS, WORD_END, in_words

AT_MOST = 210_000  # bytes, compressed: a second of slow 4G after opening the search


@pytest.fixture(params=["zh", "en"])
def index(request, site):
    """The language, its index as written, and as read."""
    written = (site / request.param / "search" / "search_index.json").read_bytes()
    return request.param, written, json.loads(written)


def test_small(index):
    assert len(gzip.compress(index[1], 6)) < AT_MOST


def test_holds_each_page_of_its_language_and_no_other(index, site):
    language, _, read = index
    pages = {page.parent.relative_to(site / language).as_posix() + "/" for page in (site / language).rglob("index.html")}
    assert {doc["location"].split("#")[0] or "./" for doc in read["docs"]} == pages
    assert not (site / "search").exists()


def test_holds_prose_code_output_and_rows(index):
    language, _, read = index
    texts = {doc["location"]: doc["title"] + doc["text"].replace(WORD_END, "") for doc in read["docs"]}
    assert "from_numpy" in texts["atlas/#torch-from-numpy"]
    assert "copy.deepcopy(model.state_dict())" in texts["state-dict/#copies"]
    assert "<code>copy.copy(state)  7.0" in texts["state-dict/#copies"]
    assert {"zh": "浅拷贝", "en": "shallow copy"}[language] in texts["state-dict/#copies"]


def test_holds_no_prompt_button_or_mark(index):
    for doc in index[2]["docs"]:
        assert not re.search(r"In \[\d*\]|Out\[|Copied!|¶|<svg|<script|<style|recorded-with", doc["title"] + doc["text"]), doc


def test_all_chinese_is_in_words(index):
    for doc in index[2]["docs"]:
        assert in_words(doc["title"]) == doc["title"] and in_words(doc["text"]) == doc["text"]


def test_words():
    """In words that can be searched for, the same in every sentence, and the text stays what it was."""
    text = "`state_dict()`：状态字典里的浅拷贝，给优化器；早停类里，改里层。"
    words = re.split(f"[{WORD_END}、，。：；` ]+", in_words(text))
    assert {"状态", "字典", "浅", "拷贝", "优化器", "早停", "里层"} <= set(words)
    assert in_words(text).replace(WORD_END, "") == text and in_words(in_words(text)) == in_words(text)


def test_what_readers_call_a_place_is_there_and_no_other_place(index):
    language, _, read = index
    places = {doc["location"]: "".join(doc.get("tags", [])).replace(WORD_END, "") for doc in read["docs"]}
    about = yaml.safe_load(SYNONYMS.read_text("utf-8"))["about"]
    assert about and not about.keys() - places.keys()
    assert not {place for place, words in about.items() if words[language] not in places[place]}


def test_a_message_is_searched_with_its_other_wordings_and_without_its_code(index):
    places = {doc["location"]: doc for doc in index[2]["docs"]}
    found = places["messages/pandas/#chained-assignment"]
    assert any("SettingWithCopyWarning" in tag for tag in found["tags"])
    assert "import pandas" not in found["text"] and "ChainedAssignmentError" in found["text"]


def test_each_sign_of_a_term_has_a_sound():
    homophones = yaml.safe_load(HOMOPHONES.read_text("utf-8"))
    assert set("".join(homophones["terms"])) <= set("".join(homophones["sounds"].values()))
    assert len("".join(homophones["sounds"].values())) == len(set("".join(homophones["sounds"].values())))
