"""The registry of rules and what is built from it, in both directions."""

import re
import shutil

import pytest
import yaml
from bs4 import BeautifulSoup

from docs.hooks.page.languages import LANGUAGES
from docs.hooks.page.words import words_in
from docs.hooks.page.source import parse, title_of
from docs.hooks.rules.figures import Figures
from docs.hooks.rules.pages import bad_line, called
from docs.hooks.rules.registry import RULES, Registry, problems, read, read_rules
from snippets.engine.problem import Problem
from snippets.project import ROOT

DOCS = ROOT / "docs"
EVERY = read_rules()
FIGURES = Figures()
HEADINGS = ["what-it-catches", "why-it-is-bad", "example", "use-instead", "when-it-is-fine", "references"]


def test_registry_and_pages_agree():
    assert not problems(DOCS, Registry())


def test_there_are_enough():
    assert len(EVERY) >= 22
    assert {rule.code[2] for rule in EVERY} == set("12345")


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_follows_the_template(rule, language):
    """Its headings, its example and its cure from its own snippets, each with what it prints."""
    text = (DOCS / rule.page(language)).read_text("utf-8")
    assert re.findall(r"^#+ .*\{#([\w-]+)\}$", text, re.MULTILINE) == [rule.name, *HEADINGS]
    title, _ = title_of(DOCS / rule.page(language))
    assert title.startswith(f"{rule.code} ")
    parts = dict(zip(HEADINGS, re.split(r"^## .*$", text, flags=re.MULTILINE)[1:]))
    for heading, file in (("example", "bad"), ("use-instead", "good")):
        shown = {include.file for include in parse(parts[heading]).includes}
        assert {f"rules/{rule.name}/{file}.py", f"rules/{rule.name}/{file}.out"} <= shown, heading
    assert "](" in parts["references"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_references_name_pages_as_they_are_called(language):
    """`[Copying modules: a name is no copy](…)`: a reference begins with the page's title, or is one of its headings."""
    checked = 0
    for path in sorted((DOCS / language / "rules").glob("ac*.md")):
        for words, page in re.findall(r"^- \[([^]]+)\]\(\.\./([\w-]+\.md)#", path.read_text("utf-8"), re.MULTILINE):
            target = DOCS / language / page
            title, _ = title_of(target)
            headings = re.findall(r"^#+ (.*) \{#[\w-]+\}$", target.read_text("utf-8"), re.MULTILINE)
            plain = words.replace("`", "")
            assert words in headings or re.match(rf"{re.escape(title)}(?:：|: |$)", plain), f"{path.name}: {words}"
            checked += 1
    assert checked >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_lists_every_rule_once(language, site):
    page = BeautifulSoup((site / language / "rules" / "index.html").read_text("utf-8"), "html.parser")
    rows = page.select(".ac-rules li")
    assert [row.a.get_text(strip=True) for row in rows] == [rule.code for rule in EVERY]
    words = words_in(language)
    for rule, row in zip(EVERY, rows):
        assert [mark.get_text(strip=True) for mark in row("small")] == [words("rules.severities", FIGURES.severity(rule)), words("rules.checkers", called(rule, FIGURES))]
        assert row.get_text().count(rule.code) == 1
        assert bad_line(rule) == (row.code.get_text() if bad_line(rule) else "")
    assert sum(bool(bad_line(rule)) for rule in EVERY) > len(EVERY) * .9


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.code)
def test_facts_and_comments_of_a_page(rule, site):
    for language in LANGUAGES:
        page = BeautifulSoup((site / language / "rules" / rule.name / "index.html").read_text("utf-8"), "html.parser")
        copies = {button["data-name"]: button["data-copy"] for button in page.select(".ac-copies button")}
        assert copies[rule.code] == f"http://127.0.0.1:8000/r/{rule.code}/"
        for other in LANGUAGES:
            assert copies[other] == f"**[{rule.code}](http://127.0.0.1:8000/r/{rule.code}/{other}/)** {rule.review[other]}"
        links = [link["href"] for link in page.select(".ac-rule a")]
        for row in rule.atlas:
            assert any(link.endswith(f"atlas/#{row}") for link in links)
        assert any(link.endswith(f"{rule.code}.yml") for link in links) == rule.reliable


def test_pages_name_the_rules_that_they_explain(site):
    for rule in EVERY:
        for address in rule.pages:
            name = address.partition("#")[0].removesuffix(".md")
            page = (site / "en" / name / "index.html").read_text("utf-8")
            assert f"rules/{rule.name}/" in page.split('class="ac-cited"')[1]


def changed(tmp_path, **more):
    """A copy of the first rule in a registry of its own, with some keys changed."""
    folder = shutil.copytree(RULES / "ac301", tmp_path / "rules" / "ac301")
    data = yaml.safe_load((folder / "rule.yml").read_text("utf-8"))
    for key, value in more.items():
        (data if key in data or key == "rule" else data["metadata"])[key.replace("_", "-")] = value
    (folder / "rule.yml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    return folder


@pytest.mark.parametrize("change, words", [
    ({"id": "AC999"}, "its id AC999 is not its folder's name"),
    ({"severity": "fatal"}, "unknown severity 'fatal'"),
    ({"checker": "maybe"}, "does not say whether the checker finds it"),
    ({"checker": "by eye"}, "is 'by eye', and has `rule:`"),
    ({"message": ""}, "has no message or review comment in 'en'"),
    ({"review": {"en": "only English"}}, "has no message or review comment in 'zh'"),
    ({"shared": "nothing"}, "nothing.yml"),
    ({"shared": "ac304/rule"}, "has no `utils:`"),
])
def test_a_wrong_rule_says_what_is_wrong(change, words, tmp_path):
    folder = changed(tmp_path, **change)
    with pytest.raises(Problem, match=re.escape(words)) as caught:
        read(folder / "rule.yml")
    assert "fix: " in str(caught.value)


def test_both_directions(tmp_path):
    """A rule without a page, a page without a rule, a folder without a rule, a missing snippet, an unknown row."""
    folder = changed(tmp_path, atlas=["no-such-row"])
    (folder / "good.py").unlink()
    (tmp_path / "rules" / "ac302").mkdir()
    docs = tmp_path / "docs"
    (docs / "en" / "rules").mkdir(parents=True)
    (docs / "en" / "rules" / "ac999.md").write_text("")
    found = "\n".join(map(str, problems(docs, Registry(tmp_path / "rules"))))
    for words in ("AC301 has no page zh/rules/ac301.md", "there is no rule ac999", "is no rule: it has no rule.yml",
                  "AC301 has no good.py", "there is no atlas row 'no-such-row'"):
        assert words in found
