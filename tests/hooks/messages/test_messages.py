"""The messages: files, pages and recordings agree, in both directions, and what is built from them."""

import re
import shutil

import pytest
import yaml
from bs4 import BeautifulSoup

from docs.hooks.messages import pages as hook
from docs.hooks.messages.registry import FILE, SECTION, Registry
from docs.hooks.page import recordings
from docs.hooks.page.build import Build
from docs.hooks.page.languages import LANGUAGES
from docs.hooks.page.source import parse
from snippets.project import ROOT

DOCS = ROOT / "docs"
REGISTRY = Registry()
EVERY = REGISTRY.messages
BUILD = Build()


def alike(text: str) -> str:
    """A text as the box compares it."""
    return re.sub(r"[\s‘’“”「」`\"']", "", text).lower()


def fits(form: str, text: str) -> bool:
    """Whether the fixed parts of a message are in a text, in their order."""
    return bool(re.search(".*?".join(map(re.escape, re.split(r"…|\.\.\.", alike(form)))), alike(text), re.DOTALL))


def test_files_and_pages_agree():
    assert not REGISTRY.wrong, "\n".join(map(str, REGISTRY.wrong))


@pytest.mark.parametrize("message", EVERY, ids=lambda message: message.name)
def test_a_message_is_raised_as_its_heading_says_and_cured(message):
    """Its first section prints it; its second runs on, and raises nothing that it catches."""
    printed = recordings.fresh(BUILD, message.snippet).output
    assert fits(message.title, printed["raise"]), printed["raise"]
    assert not fits(message.title, printed.get("cure", "")), printed["cure"]
    assert "except" not in recordings.snippet(BUILD, message.snippet).code("cure")


@pytest.mark.parametrize("message", EVERY, ids=lambda message: message.name)
def test_a_page_shows_what_raises_and_what_cures(message):
    stem = message.snippet.stem
    for language in LANGUAGES:
        text = (DOCS / message.page(language)).read_text("utf-8")
        section = text.split(f"{{#{message.name}}}\n", 1)[1].split("\n## ")[0]
        shown = [(include.file, include.section) for include in parse(section).includes]
        assert shown[:3] == [(f"messages/{stem}.py", "raise"), (f"messages/{stem}.out", "raise"), (f"messages/{stem}.py", "cure")]
        assert len(re.findall(r"[。！？]|[.?!](?= |$)", hook.plain(message.meaning[language]))) <= 4, message.meaning[language]


def test_each_message_says_what_is_behind_it():
    assert all(message.pages for message in EVERY)
    assert sum(bool(message.rules) for message in EVERY) > len(EVERY) / 3
    assert sum(bool(message.atlas) for message in EVERY) > len(EVERY) / 2


def test_what_other_versions_said_is_beside_the_message():
    said = {message.name: hook.worded_elsewhere(BUILD, message) for message in EVERY}
    assert any("PyTorch 1.13.1" in versions for versions in said["initial-lr"].values())
    assert not said["missing-keys"]
    facts = hook.facts(BUILD, next(message for message in EVERY if message.name == "chained-method"), "en", DOCS)
    assert "With pandas 2.3.3: `FutureWarning: A value is trying to be set" in facts
    assert hook.code_span("a `b`") == "`` a `b` ``"


def test_a_wrong_file_is_named(tmp_path):
    """No YAML, an unknown name, page, rule, row or kind, and a heading in one language alone."""
    docs = tmp_path / "docs"
    for language in LANGUAGES:
        shutil.copytree(DOCS / language, docs / language)
    file = tmp_path / "messages.yml"

    def wrong(text: str) -> str:
        file.write_text(text, "utf-8")
        return "\n".join(map(str, Registry(docs, file).wrong))

    text = FILE.read_text("utf-8")
    assert not wrong(text)
    assert "messages.yml:1: is no YAML" in wrong("a: [`]\n")
    assert "ghost is not both here" in wrong(text + "ghost: {pages: [state-dict.md]}\n")
    assert "docs/en/nowhere.md" in wrong(text.replace("corrections.md#leaf", "nowhere.md", 1))
    assert "docs/zh/rules/ac999.md" in wrong(text.replace("[ac204]", "[ac999]", 1))
    assert "no atlas row 'torch-nothing'" in wrong(text.replace("[torch-iadd-leaf]", "[torch-nothing]", 1))
    assert "leaf-in-place has the unknown wording" in wrong(text.replace("leaf-in-place: {", "leaf-in-place: {wording: [a], ", 1))
    page = docs / "en/messages/autograd.md"
    page.write_text(page.read_text("utf-8").replace("{#leaf-in-place}", "{#leaf-elsewhere}"), "utf-8")
    assert "the message leaf-in-place is on a page of one language alone" in wrong(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_has_each_message(site, language):
    """A box with its facts and its buttons, a place in the index and in the box for tracebacks, a permanent address."""
    index = BeautifulSoup((site / language / "messages/index.html").read_text("utf-8"), "html.parser")
    known = yaml.safe_load(index.select_one(".ac-traceback script").string)
    assert [each["href"] for each in known] == [f"{message.family}/#{message.name}" for message in EVERY]
    listed = {link["href"] for link in index.select(".ac-messages a")}
    pages = {family: BeautifulSoup((site / language / f"messages/{family}/index.html").read_text("utf-8"), "html.parser") for family in REGISTRY.families}
    for message in EVERY:
        assert f"{message.family}/#{message.name}" in listed
        heading = pages[message.family].find(id=message.name)
        facts = heading.find_next_sibling(class_="ac-rule")
        kinds = sum(map(bool, (message.pages, message.rules, message.atlas, message.also)))
        assert len(facts.select("li")) == kinds + len(hook.worded_elsewhere(BUILD, message))
        link, comment, other = facts.select("button.ac-copy")
        assert link["data-copy"].endswith(f"/m/{message.name}/")
        assert message.title in comment["data-copy"] and f"/m/{message.name}/{language}/" in comment["data-copy"]
        assert comment["data-name"] == language != other["data-name"]
        led = (site / "m" / message.name / language / "index.html").read_text("utf-8")
        assert f"../../../{language}/messages/{message.family}/#{message.name}" in led


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markdown_beside_a_page_has_the_facts(site, language):
    for family in REGISTRY.families:
        text = (site / language / "messages" / f"{family}.md").read_text("utf-8")
        for message in EVERY:
            assert (f"/m/{message.name}/" in text) == (message.family == family), message.name


def test_sections_are_read_as_they_are_written():
    assert SECTION.search("## `a … b` {#a-b}\n\nWhat it means.\n").groupdict() == {"title": "a … b", "name": "a-b", "meaning": "What it means."}
