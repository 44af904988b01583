"""The built lab pages: small, clean, in their language, with their notebook."""

import html
import json
import re
import sys
from types import SimpleNamespace

import nbformat
import pytest
from mkdocs.exceptions import PluginError

from docs.hooks.labs.pages import VERSION, ChartWords, on_page_markdown
from docs.hooks.language.search_index import WORD_END
from docs.hooks.page.build import Build
from docs.hooks.page.languages import LANGUAGES
from docs.hooks.page.links import actions
from docs.hooks.page.words import words_in
from snippets.engine.lab import notebook
from snippets.engine.lab.source import LABS, find, parse
from snippets.project import ROOT
from tests.project import build, copy_to, serve, without_torch

PLOT = re.compile(r'<svg role="img".*?</svg>|<svg [^>]*role="img".*?</svg>', re.DOTALL)
PAGES = [(language, path) for path in find() for language in ("zh", "en")]
LEFT_BEHIND = ("jp-", "anchor-link", "clipboard-copy", "highlight-ipynb", "mathjax", "mermaid", "require.js", "In [", "Out[",
               "<style type", "cdnjs", "unpkg")


@pytest.fixture(params=PAGES, ids=lambda p: f"{p[0]}-{p[1].stem}")
def page(request, site):
    language, path = request.param
    file = site / language / "labs" / path.stem.replace("_", "-") / "index.html"
    return language, path, file, file.read_text("utf-8")


def test_small_without_its_plots(page):
    _, _, file, html = page
    assert len(PLOT.sub("", html).encode()) < 60_000


def test_nothing_of_mkdocs_jupyter_is_left(page):
    html = page[3]
    article = html[html.index("<article"):html.index("</article>")]
    assert [mark for mark in LEFT_BEHIND if mark in article] == []
    assert "<script" not in article and "<style" not in article


def test_headings_have_the_ids_of_the_source(page):
    language, path, _, html = page
    ids = [id for cell in parse(path).cells if cell.language == language for _, _, id in cell.headings]
    article = html[html.index("<article"):]
    assert re.findall(r'<h[1-6] id="([^"]+)"', article) == ids
    for id in ids[1:]:
        assert f'href="#{id}" class="md-nav__link"' in html


def test_ids_are_unique(page):
    ids = re.findall(r'\bid="([^"]+)"', page[3])
    assert len(ids) == len(set(ids))


def test_code_is_whole_and_once(page):
    _, path, _, html = page
    blocks = re.findall(r'<div class="highlight">(?:<span class="filename">(.*?)</span>)?<pre>(.*?)</pre>', html, re.DOTALL)
    text = [re.sub(r"<[^>]+>", "", code).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
            .replace("&#39;", "'").replace("&amp;", "&").strip() for _, code in blocks]
    assert text == [cell.text for cell in parse(path).code]
    assert [title for title, _ in blocks] == [f"snippets/labs/{path.name}"] + [""] * (len(blocks) - 1)  # named where it begins


def test_plots_have_their_words_and_no_colour_of_their_own_for_text(page):
    language, path, _, html = page
    drawings = PLOT.findall(html)
    words = [cell.options[f"alt_{language}"].replace("'", "&#x27;") for cell in parse(path).code if "alt_zh" in cell.options]
    assert [re.search(r'aria-label="([^"]*)"', d)[1] for d in drawings] == words
    for drawing in drawings:
        assert "currentColor" in drawing and "#010203" not in drawing and "<metadata" not in drawing
    assert (words_in(language)("page.one_run") in html) == (path.stem == "cost_of_a_copy")


def test_shared_sheet_is_for_lab_pages_alone(site):
    for file in [*site.glob("zh/**/index.html"), *site.glob("en/**/index.html")]:
        lab = file.parent.parent.name == "labs"
        assert ("assets/stylesheets/labs.css" in file.read_text("utf-8")) == lab, file


def test_title_description_versions_and_download(page, site):
    language, path, file, html = page
    title = parse(path).cells[0 if language == "zh" else 1]
    assert title.options["description"] in html.replace("&#34;", '"')
    assert f'<a href="{file.parent.name}.ipynb" download>' in html
    assert (file.parent / f"{file.parent.name}.ipynb").is_file()
    assert "colab" not in html
    assert re.search(r'<p class="recorded-with"[^>]*>.*Python 3\.\d+\.\d+', html)
    assert title.headings[0][1].replace("`", "") in re.search(r"<title>(.*?)</title>", html)[1]


def test_charts_speak_the_language_of_the_page(site):
    """Labels that are code stay as they are; none of the words for Chinese charts is left over from a chart that has changed."""
    labels = {language: {html.unescape(label) for file in site.glob(f"{language}/labs/*/index.html")
                         for label in re.findall(r">([^<>]+)</text>", file.read_text("utf-8"))} for language in LANGUAGES}
    words = ChartWords().by_language["zh"]
    assert words.keys() <= labels["en"] and not words.keys() & labels["zh"]
    assert [label for label in labels["zh"] if re.search(r"[a-z] [a-z]", label) and not re.search(r"[(=_]", label)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_search_index_has_each_text_once_and_no_prompts(site, language):
    docs = json.loads((site / language / "search" / "search_index.json").read_text("utf-8"))["docs"]
    labs = [doc for doc in docs if doc["location"].startswith("labs/")]
    assert len({doc["location"] for doc in labs}) == len(labs)
    for doc in labs:
        assert not re.search(r"In \[|Copied|¶|&para;|epoch</text>", doc["text"] + doc["title"]), doc["location"]
    text = "".join(doc["text"] for doc in labs).replace(WORD_END, "")
    assert text.count("def federate(") == 1
    words = {"zh": "十个客户端各拿一份偏斜的数据", "en": "Ten clients hold skewed shares"}
    assert text.count(words[language]) == 1
    assert words[{"zh": "en", "en": "zh"}[language]] not in text


def test_colab_link_leads_to_the_recorded_notebook_of_the_language():
    class Config:
        repo_url, extra = "https://github.com/owner/name.git", {}
    link = re.search(r'href="(https://colab[^"]*)"', actions("zh", "x.ipynb", Config, "snippets/labs/x.zh.ipynb"))[1]
    assert link == "https://colab.research.google.com/github/owner/name/blob/main/snippets/labs/x.zh.ipynb"
    Config.repo_url = None
    assert "colab" not in actions("zh", "x.ipynb", Config, "snippets/labs/x.zh.ipynb")


def test_build_needs_neither_torch_nor_a_kernel(tmp_path):
    """With modules that fail when imported in their place, the site builds."""
    project = copy_to(tmp_path / "project")
    broken = tmp_path / "broken"
    broken.mkdir()
    for name in ("torch", "numpy", "sklearn", "matplotlib", "ipykernel"):
        (broken / f"{name}.py").write_text("raise SystemExit('imported ' + __name__)")
    result = build(project, tmp_path / "site", PYTHONPATH=str(broken))
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "site/zh/labs/lost-checkpoint/index.html").is_file()


@pytest.mark.parametrize("name, old, new, words", [
    ("list_exercise.py", "a.append(5)", "a.append(6)", "changed since it was recorded"),
    ("list_exercise.zh.ipynb", "b  ?", "b  ✓", "the recording was changed by hand"),
])
def test_a_changed_lab_stops_the_build(tmp_path, name, old, new, words):
    project = copy_to(tmp_path / "project")
    path = project / "snippets" / "labs" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    result = build(project, tmp_path / "site")
    said = result.stdout + result.stderr
    assert result.returncode != 0 and words in said, said
    assert "python -m snippets record snippets/labs/list_exercise.py" in said


def test_a_plugin_that_makes_pages_in_another_way_stops_the_build(tmp_path):
    """As after an upgrade."""
    project = copy_to(tmp_path / "project")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace('include: ["*.ipynb"]', "include: []"), "utf-8")
    result = build(project, tmp_path / "site")
    said = result.stdout + result.stderr
    assert result.returncode and "makes no page of" in said and "fix: see in its plugin.py" in said and "Traceback" not in said, said


def test_a_plugin_that_renders_in_another_way_stops_the_build():
    """Its HTML must not come into a page in place of ours."""
    page = SimpleNamespace(file=SimpleNamespace(src_uri="zh/labs/list-exercise.ipynb"))
    with pytest.raises(PluginError, match="has no way of its own to render zh/labs/list-exercise.ipynb"):
        on_page_markdown(Build(), "", page, None, None)


def test_the_plugin_is_the_version_that_the_pages_were_written_for():
    assert f"\nmkdocs-jupyter=={VERSION} " in (ROOT / "docs" / "requirements.txt").read_text("utf-8")


def test_recorded_notebooks_are_in_the_repository():
    for path in find():
        for language in ("zh", "en"):
            nbformat.validate(nbformat.read(ROOT / "snippets/labs" / f"{path.stem}.{language}.ipynb", as_version=4))


def test_a_server_without_torch_shows_a_stale_lab_and_goes_on(tmp_path):
    project = copy_to(tmp_path / "project")
    lab = project / "snippets" / "labs" / "list_exercise.py"
    page, words = "/zh/labs/list-exercise/", "changed since it was recorded"
    with serve(project, f"{without_torch(tmp_path)} {sys.executable} -m mkdocs serve", tmp_path / "log") as server:
        server.wait_for(page, lambda html: html and words not in html, 90)
        text = lab.read_text("utf-8")
        lab.write_text(text.replace("a.append(5)", "a.append(6)"), "utf-8")
        html = server.wait_for(page, lambda html: words in html, 60)
        assert "python -m snippets record snippets/labs/list_exercise.py" in html and "Traceback" not in html
        lab.write_text(text, "utf-8")
        server.wait_for(page, lambda html: html and words not in html, 60)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_gives_results_that_the_labs_printed(language):
    """Each number beside a lab is in its recorded outputs."""
    lines = (ROOT / "docs" / language / "labs" / "index.md").read_text("utf-8").splitlines()
    seen = 0
    for lab, result in re.findall(r"^\| \[.*?\]\(([\w-]+)\.ipynb\) \|.*\| (.*?) \|$", "\n".join(lines), re.MULTILINE):
        cells = notebook.read(LABS / f"{lab.replace('-', '_')}.py").notebooks[language]["cells"]
        printed = " ".join("".join(output.get("text", "")) for cell in cells for output in cell.get("outputs", []))
        for number in re.findall(r"\d+\.\d+", result):
            assert number in printed, (lab, number)
            seen += 1
    assert seen >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lab_with_a_plot_begins_with_it(language, site):
    seen = 0
    for lab in find():
        html = (site / language / "labs" / lab.stem.replace("_", "-") / "index.html").read_text("utf-8")
        if 'class="plot"' in html:
            seen += 1
            first = html.index('id="result"')
            assert first < html.index('class="highlight"') and html.count('href="#result"') == 1
    assert seen == 6
