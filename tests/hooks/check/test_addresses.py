"""Published addresses never die."""

import pytest
from bs4 import BeautifulSoup
from mkdocs.exceptions import PluginError

from docs.hooks.check import addresses
from docs.hooks.page.build import Build
from docs.hooks.page.languages import LANGUAGES
from docs.hooks.pages import permalinks
from docs.hooks.rules.registry import read_rules
from snippets.engine.problem import Problem
from snippets.project import ROOT
from tests.project import build, copy_to


def test_every_published_address_resolves(site):
    listed = addresses.published()
    assert len(listed) > 1000 and len(set(listed)) == len(listed)
    problems = addresses.dead(site, listed)
    assert not problems, "\n".join(map(str, problems))


def test_every_address_is_listed(site):
    problems = addresses.unknown(site)
    assert not problems, "\n".join(map(str, problems[:20]))


def test_the_list_only_grows():
    try:
        gone = addresses.removed()
    except Problem as problem:
        pytest.skip(f"{problem}")  # an archive without history: the list is what it is
    assert not gone, "these were published, bring them back: " + ", ".join(gone)


def test_dead_addresses_are_noticed(site):
    found = addresses.dead(site, ["en/", "en/no-such-page/", "en/state-dict/#no-such-heading", "no.json"])
    assert [problem.line for problem in found] == [2, 3, 4]
    assert "docs/redirects.txt" in str(found[0])


def test_a_rule_has_its_addresses_in_any_case(site):
    """Both languages offered without a script, one with its language in the address; the files are the same."""
    for rule in read_rules():
        pages = {name: (site / "r" / name / "index.html").read_bytes() for name in (rule.code, rule.name)}
        assert pages[rule.code] == pages[rule.name], "equal, for file systems that do not tell AC301 from ac301"
        page = BeautifulSoup(pages[rule.code], "html.parser")
        here = site / "r" / rule.code
        for language in LANGUAGES:
            link = page.select_one(f"section[lang={language}] a")
            assert (here / link["href"]).resolve() == (site / language / "rules" / rule.name).resolve()
            assert link.text.startswith(rule.code)
            only = BeautifulSoup((here / language / "index.html").read_text("utf-8"), "html.parser")
            target = only.find("meta", {"http-equiv": "refresh"})["content"].partition("url=")[2]
            assert (here / language / target).resolve() == (site / language / "rules" / rule.name).resolve()
            assert only.find("meta", property="og:description")["content"]
        assert rule.code in page.find("meta", property="og:title")["content"]
        assert len(page.find("meta", property="og:description")["content"]) > 60


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """The site of a project that renamed a page and a heading, with redirects."""
    project = copy_to(tmp_path_factory.mktemp("moved") / "clone")
    for language in LANGUAGES:
        text = project / "docs" / language / "hands-on.md"
        old = next(line for line in text.read_text("utf-8").splitlines() if line.startswith("## "))
        name = old.split("{#")[1].rstrip("}")
        text.write_text(text.read_text("utf-8").replace("{#" + name + "}", "{#renamed}"), "utf-8")
    (project / "docs" / "redirects.txt").write_text(
        f"# old and new\nen/old-page/ en/state-dict/\nzh/old-page/ zh/state-dict/\n"
        f"en/hands-on/#{name} en/hands-on/#renamed\nzh/hands-on/#{name} zh/hands-on/#renamed\n", "utf-8")
    folder = tmp_path_factory.mktemp("moved-site")
    result = build(project, folder)
    return folder, name, result


def test_redirects_stand_in_place(moved):
    site, name, result = moved
    assert (site / "en" / "old-page" / "index.html").is_file(), result.stdout + result.stderr
    old = [f"{language}/{rest}" for language in LANGUAGES for rest in ("old-page/", f"hands-on/#{name}", "hands-on/#renamed")]
    assert not addresses.dead(site, old)
    page = BeautifulSoup((site / "en" / "old-page" / "index.html").read_text("utf-8"), "html.parser")
    assert page.find("meta", {"http-equiv": "refresh"})["content"] == "0; url=../state-dict/"
    kept = BeautifulSoup((site / "zh" / "hands-on" / "index.html").read_text("utf-8"), "html.parser").find(id=name)
    assert kept.find_next(id="renamed")


@pytest.mark.parametrize("line, words", [
    ("en/only-one/", "is no redirect of its own"),
    ("en/a/#x en/b/#x", "an anchor moves to another page"),
])
def test_a_wrong_redirect_says_what_is_wrong(line, words, tmp_path):
    (tmp_path / "redirects.txt").write_text(line + "\n", "utf-8")
    with pytest.raises(Problem, match=words):
        permalinks.redirects(tmp_path)


def test_a_redirect_to_no_heading_stops_the_build(monkeypatch):
    build = Build()
    build.of(permalinks.Anchors).moved = {"en/x/#a": "en/x/#gone"}
    page = type("Page", (), {"url": "en/x/"})
    with pytest.raises(PluginError, match="is not on the page"):
        permalinks.on_page_content(build, '<h2 id="b">B</h2>', page, None, None)
    assert '<span id="a"' in permalinks.on_page_content(build, '<h2 id="gone">B</h2>', page, None, None)


def test_the_list_lies_where_the_command_says():
    assert addresses.FILE == ROOT / "docs" / "addresses.txt"
