"""A reader in a real browser: from "/" to a page, to the other language, to a copied block."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("locale, language", [("zh-CN", "zh"), ("en-GB", "en"), ("fr-FR", "zh")])
def test_root_leads_to_the_browsers_language_or_chinese(open_page, address, locale, language):
    page = open_page("/", locale=locale)
    page.wait_for_url(f"{address}/{language}/")
    assert page.locator("html").get_attribute("lang") == language


def test_root_leads_to_the_last_choice(open_page, address):
    page = open_page("/zh/", locale="zh-CN")
    page.get_by_role("link", name="English", exact=True).first.click()
    page.wait_for_url(f"{address}/en/")
    page.goto(address + "/")
    page.wait_for_url(f"{address}/en/")


def test_root_works_without_scripts(open_page, address):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}/en/")
    page.locator(".ac-languages__link").click()
    page.wait_for_url(f"{address}/zh/")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_home_page_shows_the_bug_and_its_picture_at_once(open_page, language):
    page = open_page(f"/{language}/")
    expect(page.locator("article pre", has_text="best_state = model.state_dict()").first).to_be_in_viewport(ratio=1)
    expect(page.locator("article svg.heap:visible").first).to_be_in_viewport(ratio=1)


def test_read_a_page_and_switch_language_at_the_same_heading(open_page, address):
    page = open_page("/zh/")
    page.get_by_role("navigation").get_by_role("link", name="PyTorch").first.click()
    page.wait_for_url(f"{address}/zh/state-dict/")
    heading = page.locator("article h2").nth(1)
    anchor = heading.get_attribute("id")
    heading.hover()
    heading.locator("a.headerlink").click()
    page.wait_for_url(f"{address}/zh/state-dict/#{anchor}")
    page.locator(".ac-languages__link").click()
    page.wait_for_url(f"{address}/en/state-dict/#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    assert page.locator("html").get_attribute("lang") == "en"


def test_copy_a_block_without_marks(open_page, site):
    """The clipboard holds the section as it stands in the file, less the annotation marks."""
    page = open_page("/en/state-dict/", viewport={"width": 1280, "height": 12_000})  # blocks get their buttons when in sight
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    blocks = page.locator("div.highlight:not(.output, .ac-questions *)").filter(has=page.locator("button.md-code__button"))
    expect(blocks.first).to_be_visible()
    assert page.locator("div.output button.md-code__button:visible").count() == 0
    from docs.hooks.page.source import read
    from snippets.engine.snippet.sections import parse
    from snippets.project import ROOT
    shown = [i for i in read(ROOT / "docs/en/state-dict.md").includes
             if i.file.endswith(".py")]
    for block, include in zip(blocks.all(), shown, strict=True):
        if not block.is_visible():
            continue  # in a closed answer
        block.scroll_into_view_if_needed()
        block.hover()
        block.locator("button.md-code__button").first.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        code = parse(ROOT / "snippets" / include.file).code(include.section)
        expected = "\n".join(line.split("  # (")[0] for line in code.rstrip().splitlines())
        assert [line.rstrip() for line in copied.splitlines()] == expected.splitlines(), include


def test_page_not_found_is_in_the_addresss_language(open_page):
    for path, words in (("/en/nowhere/", "There is no such page"), ("/zh/nowhere/", "找不到这一页")):
        page = open_page(path)
        expect(page.locator("h1:visible")).to_have_text([words])
    open_page.faults[:] = [f for f in open_page.faults if "nowhere" not in f and "404" not in f]
