"""The words of the interface: both catalogues have the same, what is asked for is there, and what is there is asked for."""

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from docs.hooks.page import words as catalogue
from docs.hooks.page.languages import LANGUAGES
from docs.hooks.page.words import ASKED, STYLED, for_scripts, for_styles, words_in
from docs.hooks.pages.figures import MARKS
from docs.hooks.rules.registry import BY_EYE, RELIABLE, SEVERITIES, SUGGESTS
from docs.hooks.rules.registry import read_rules
from snippets.atlas.outcomes import NAMES
from snippets.atlas.row import MISSING, VERDICTS
from snippets.project import ROOT, shown

DOCS = ROOT / "docs"
SOURCES = [path for folder in ("*.py", "hooks/**/*", "overrides/**/*", "assets/**/*", "book/*") for path in sorted(DOCS.glob(folder))
           if path.suffix in (".py", ".html", ".txt", ".xml", ".js", ".css") and path != Path(catalogue.__file__)] + sorted((ROOT / "snippets" / "ask").glob("*.py"))
# The members of groups that are asked for by a name that the code holds in a variable.
PROBER = ROOT / "snippets" / "atlas" / "prober" / "probe.py"
GROUPS = {
    "site.theme": {"action.skip"},
    "site.palette": {"automatic", "light", "dark"},
    "picture.keys": set(MARKS),
    "versions.differences": {"prints", "nothing", "picture", "stops", "check", "warns"},
    "atlas.verdicts": {*VERDICTS, MISSING},
    "atlas.meanings": set(VERDICTS),
    "atlas.judged_by": {"storage", "identity"},
    "atlas.unknown": set(re.findall(r'Unknown\(f?"([^":{]+)', PROBER.read_text("utf-8"))) - {"None"},  # which is Python's own word
    "atlas.columns": {"operation", "verdict", "why", "versions", "gpu"},
    "atlas.environments": set(NAMES),
    "atlas.topics": {"federated", "best-model", "copying-modules", "load-state-dict"},
    "changes.states": {"differs", "stops", "warns"},
    "ask.where": {"outside", "inside"},
    "ask.by": {"mutation", "storage", "identity"},
    "ask.ended": {"steps", "seconds"},
    "levels.differences": {"type", "value", "part", "missing", "extra", "one", "apart", "memory", "memories", "undrawable"},
    "rules.severities": set(SEVERITIES),
    "rules.checkers": {RELIABLE, SUGGESTS, BY_EYE},
    "rules.fixes": {"checker", "hand"},
    "rules.families": {rule.code[2] for rule in read_rules()},
    "rules.review_in": set(LANGUAGES),
}
# Chinese that is no word of the interface.
NOT_WORDS = {
    "docs/hooks/language/search_index.py": "what jieba is taught, and where words end",
    "docs/assets/javascripts/theme/search-worker.js": "words that no search is about",
}


@lru_cache
def texts(language: str) -> dict[str, str | dict]:
    """All keys of a catalogue with their texts or groups."""
    sections = yaml.safe_load((Path(catalogue.__file__).parent / f"{language}.yml").read_text("utf-8"))
    return {f"{section}.{name}": text for section, names in sections.items() for name, text in names.items()}


def members(group: dict) -> set[str]:
    """The names in a group."""
    return set(map(str, group))


@lru_cache
def asked() -> dict[str, str]:
    """The keys that sources ask for, each with a place."""
    found = {}
    for path in SOURCES:
        text = path.read_text("utf-8")
        keys = ASKED.findall(text) + [name.replace("-", ".", 1) for name in STYLED.findall(text)]
        found |= {key: shown(path) for key in keys}
    return found


def test_each_kind_of_source_asks_for_words():
    assert {Path(place).suffix for place in asked().values()} >= {".py", ".html", ".txt", ".js", ".css"} and len(asked()) > 80


@pytest.mark.parametrize("key", sorted({*texts("zh"), *texts("en")}))
def test_both_languages_have_each_key(key):
    zh, en = (texts(language).get(key) for language in LANGUAGES)
    assert zh is not None and en is not None, f"{key} is in one catalogue only"
    assert isinstance(zh, dict) == isinstance(en, dict)
    if isinstance(zh, dict):
        assert members(zh) == members(en)
        pairs = [(zh[member], en[member]) for member in zh]
    else:
        pairs = [(zh, en)]
    for one, other in pairs:
        assert isinstance(one, str) and isinstance(other, str)
        assert sorted(re.findall(r"\{\w*\}", one)) == sorted(re.findall(r"\{\w*\}", other)), "values that are filled in"


@pytest.mark.parametrize("key", sorted(texts("zh")))
def test_each_key_is_used(key):
    assert key in asked(), f"nothing asks for {key}; remove it from both catalogues"


@pytest.mark.parametrize("key", sorted(asked()))
def test_each_key_that_is_asked_for_is_there(key):
    assert key in texts("zh"), f"{asked()[key]} asks for {key}"


@pytest.mark.parametrize("group", sorted(key for key, text in texts("zh").items() if isinstance(text, dict)))
def test_a_group_has_what_the_code_asks_for(group):
    assert members(texts("zh")[group]) == GROUPS[group]


def test_each_group_is_there():
    assert all(isinstance(texts("zh").get(group), dict) for group in GROUPS)


def test_what_is_not_there_is_named():
    words = words_in("en")
    for key, member in (("site.titel", None), ("sites.title", None), ("atlas.verdicts", "same as"), ("atlas.verdicts", None), ("site.title", "x")):
        with pytest.raises(KeyError, match=re.escape(key)):
            words(key, member)


def test_words_of_scripts_and_sheets():
    assert for_scripts('f(words("copy.copied"))') == 'const catalogues={"zh":{"copy.copied":"已复制"},"en":{"copy.copied":"Copied"}}'
    assert for_styles("x { content: var(--words-page-output) }") == (
        ':root:lang(zh){--words-page-output:"输出";}:root:lang(en){--words-page-output:"Output";}')
    assert for_styles("x {}") == ""
    with pytest.raises(KeyError, match="copy.copid"):
        for_scripts('words("copy.copid")')


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_words_are_in_the_catalogues_alone(path):
    """Chinese anywhere else than in a comment would be a word that no catalogue has."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        said = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    else:
        said = re.sub(r"/\*.*?\*/|(?<![:\w])//.*|\{#.*?#\}", "", text, flags=re.DOTALL if path.suffix != ".js" else 0).split()
    chinese = any(re.search("[\u4e00-\u9fff]", each) for each in said)
    assert chinese == (shown(path) in NOT_WORDS)
