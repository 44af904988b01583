"""A page on paper: everything that it says, where it and its links lead to, and none of its controls."""

import io
import re
import unicodedata

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

A4 = {"width": 718, "height": 1040}  # CSS pixels between margins of 1 cm
CONTROLS = {"zh": ("下载成", "复制永久链接", "本步的链接", "筛选", "回到页面顶部", "跳到正文"),
            "en": ("Download as", "Copy permanent link", "Link to this step", "Filter", "Back to top", "Skip to content")}
PAGES = ("conclusions/", "load-state-dict/", "hands-on/", "rules/ac301/", "labs/lost-checkpoint/", "atlas/")
RADICALS = str.maketrans("⻅⻆⻉⻋⻓⻔⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰", "见角贝车长门页风飞食马鬼鱼鸟麦黄齐齿龙")  # which NFKC leaves alone
TEXTS = """blocks => blocks.map(block => {
  const copy = block.cloneNode(true)
  for (const note of copy.querySelectorAll(".md-annotation")) note.remove()  // printed below the block
  return copy.textContent
})"""


def letters(text: str) -> str:
    """Text without blanks, which differ where lines end; a PDF writes some characters as the radicals that they look like."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFKC", text)).translate(RADICALS)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_prints_whole(open_page, kind, language):
    page = open_page(f"/{language}/{kind}", color_scheme="dark")
    blocks = page.locator("article pre > code").evaluate_all(TEXTS)
    links = page.locator("article a[href^='https']:not([download], table.ac-atlas a)").evaluate_all("all => all.map(each => each.href)")
    headings = page.locator("article :is(h1, h2, h3)").evaluate_all(
        "all => all.map(each => [...each.childNodes].filter(n => !n.classList?.contains('headerlink')).map(n => n.textContent).join(''))")
    address = page.locator("link[rel~=canonical]").get_attribute("href")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    printed = letters("".join(each.extract_text() for each in pdf.pages))
    assert headings and letters(address) in printed
    wanted = [line for block in blocks for line in block.splitlines() if line.strip()]
    if kind == "atlas/":
        wanted += page.locator("table.ac-atlas .ac-code").all_text_contents()
    lost = [text for text in [*headings, *wanted, *links] if letters(re.sub(r"# \(\d\)!?$", "", text)) not in printed]
    assert not lost, lost[:5]
    assert not [words for words in CONTROLS[language] if letters(words) in printed]


@pytest.mark.parametrize("path, says", [
    ("/en/best-model/", "(en/state-dict/)"), ("/zh/rules/ac301/", "r/AC301/"), ("/zh/rules/ac301/", "(zh/best-model/")])
def test_links_within_the_site_say_their_address(open_page, path, says):
    pdf = PdfReader(io.BytesIO(open_page(path).pdf(format="A4")))
    assert says in letters("".join(each.extract_text() for each in pdf.pages))


def test_the_mark_of_a_note_prints_as_its_number_and_works_after(open_page):
    page = open_page("/en/best-model/")
    raw = page.locator("article pre code .c1", has_text="# (1)!")
    assert raw.count() > 1  # blocks that were never in sight
    printed = letters("".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages))
    assert "(1)" in printed and "(1)!" not in printed
    notes = page.locator(".md-annotation").count()
    raw.last.scroll_into_view_if_needed()
    expect(page.locator(".md-annotation")).not_to_have_count(notes)


def test_an_open_note_covers_nothing(open_page):
    page = open_page("/en/best-model/", reduced_motion="reduce")
    page.locator(".highlight:has(+ ol)").first.scroll_into_view_if_needed()  # notes come with the block that comes into sight
    note = page.locator("aside.md-annotation").first
    note.locator(".md-annotation__index").click()
    expect(note.locator(".md-tooltip")).to_have_css("opacity", "1")
    page.emulate_media(media="print")
    expect(note.locator(".md-tooltip")).to_be_hidden()


def test_the_dark_scheme_prints_in_the_light_ones_colours(open_page):
    colours = []
    for scheme in ("light", "dark"):
        page = open_page("/en/atlas/", color_scheme=scheme)
        page.emulate_media(media="print", color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme])
        colours.append(page.evaluate("""() => ["h1", "td .ac-verdict--same", "td .ac-verdict--copy", "td .ac-verdict--partly", "td small", "code"]
            .map(name => getComputedStyle(document.querySelector(`article ${name}`)).color)"""))
    assert colours[0][1:4] == colours[1][1:4] and colours[1][0] == "rgb(0, 0, 0)"
