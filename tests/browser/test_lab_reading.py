"""Lab pages in a real browser: both languages and colour schemes, downloads, copying, searching."""

import json
import re

import nbformat
import pytest
from playwright.sync_api import expect

from snippets.engine.lab.source import LABS, parse

LUMINANCE = """color => {
  const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  return .2126 * r + .7152 * g + .0722 * b
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lab_in_both_languages_and_schemes(open_page, language, scheme):
    page = open_page(f"/{language}/labs/lost-checkpoint/", color_scheme=scheme)
    title = {"zh": "丢失的检查点", "en": "The lost checkpoint"}[language]
    expect(page.locator("h1")).to_have_text(f"{title}¶")  # with the link to it, as at any heading
    assert page.locator("html").get_attribute("lang") == language
    plot = page.locator("figure.plot svg").first
    plot.scroll_into_view_if_needed()
    expect(plot).to_be_visible()
    assert plot.bounding_box()["width"] > 300 and plot.bounding_box()["height"] > 150
    text, behind = (page.evaluate(f"({LUMINANCE})(getComputedStyle(document.querySelector('{where}')).{what})") for where, what in
                    (("figure.plot svg text", "fill"), ("body", "backgroundColor")))
    contrast = (max(text, behind) + .05) / (min(text, behind) + .05)
    assert contrast >= 4.5, f"the plot's words have contrast {contrast:.1f}"
    page.locator(".ac-languages__link").click()
    page.wait_for_url(re.compile(f"/{'en' if language == 'zh' else 'zh'}/labs/lost-checkpoint/"))


@pytest.mark.parametrize("path, name", [
    ("/zh/labs/federated-averaging/", "federated-averaging.ipynb"), ("/en/labs/list-exercise/", "list-exercise.ipynb"),
    ("/zh/state-dict/", "state-dict.ipynb"), ("/en/", "overview.ipynb"),
])
def test_download(open_page, path, name):
    page = open_page(path)
    with page.expect_download() as downloading:
        page.locator(".ac-notebook a").first.click()
    download = downloading.value
    assert download.suggested_filename == name
    made = nbformat.reads(open(download.path(), encoding="utf-8").read(), as_version=4)
    nbformat.validate(made)
    prose = "".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    assert bool(re.search("[\u4e00-\u9fff]", re.sub("（.*?）", "", prose))) == path.startswith("/zh/")
    assert any(cell.get("outputs") for cell in made.cells)


@pytest.mark.parametrize("language, words, found", [
    ("zh", "丢失", "lost-checkpoint"), ("en", "memorises", "lost-checkpoint"),
    ("zh", "锯齿", "target-networks"), ("en", "sawtooth", "target-networks"),
])
def test_search_finds_a_labs_text_in_its_language(open_page, language, words, found):
    page = open_page(f"/{language}/")
    page.keyboard.press("/")
    field = page.locator("input.md-search__input")
    field.fill(words)
    field.press("Shift")  # the search waits for a key to be released
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    assert f"labs/{found}/" in results.first.get_attribute("href")
    for link in results.all():
        assert f"/{'en' if language == 'zh' else 'zh'}/" not in link.get_attribute("href")
    assert "In [" not in page.locator(".md-search-result").inner_text()


def test_copy_a_cell(open_page):
    page = open_page("/en/labs/target-networks/", viewport={"width": 1280, "height": 12_000})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cells = parse(LABS / "target_networks.py").code
    blocks = page.locator("div.highlight:not(.output)").filter(has=page.locator("button.md-code__button"))
    expect(blocks).to_have_count(len(cells))
    for block, cell in list(zip(blocks.all(), cells))[:3]:
        block.scroll_into_view_if_needed()
        block.hover()
        block.locator("button.md-code__button").first.click()
        assert page.evaluate("navigator.clipboard.readText()").rstrip() == cell.text
    assert page.locator("div.output button.md-code__button:visible").count() == 0


def test_a_lab_loads_its_own_sheet(open_page, address):
    """Its sheet is loaded when it is reached from a page that does not have it."""
    page = open_page("/en/labs/")
    page.locator("article").get_by_role("link", name="The lost checkpoint").click()
    page.wait_for_url(f"{address}/en/labs/lost-checkpoint/")
    plot = page.locator("figure.plot svg").first
    expect(plot).to_be_visible()
    expect(plot).to_have_css("display", "block")
    sheets = page.evaluate("[...document.styleSheets].map(sheet => sheet.href ?? '')")
    assert any(sheet.endswith("labs.css") for sheet in sheets), sheets


def test_the_first_chinese_screen_has_no_english_prose(open_page):
    page = open_page("/zh/labs/")
    text = json.dumps(page.locator("article").inner_text(), ensure_ascii=False)
    assert "Labs" not in text and "实验" in text
