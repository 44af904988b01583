"""The atlas in a real browser: the filter, its address, permalinks, search, cards, and the page without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from snippets.atlas.row import FAMILIES, read_rows
from tests.browser.weighed import styled

ROWS = read_rows()
VISIBLE = "[...document.querySelectorAll('table.ac-atlas tbody tr')].filter(r => r.offsetParent).map(r => r.id)"
TIMES = (Path(__file__).parent / "filter_times.js").read_text("utf-8").partition("\n")[2]


def visible(page) -> list[str]:
    """The ids of the rows in sight, or that scrolling would bring there."""
    return page.evaluate(VISIBLE)


@pytest.mark.parametrize("language, words, some", [
    ("zh", "reshape", "torch-reshape-transposed"), ("zh", "浅拷贝 张量", "torch-copy-copy"), ("zh", "具名元组 copy.copy", "copy-namedtuple"),
    ("zh", "full slice", "torch-full-slice"), ("en", "full slice", "torch-full-slice"), ("en", "完整切片", "torch-full-slice"),
    ("en", "double() float64", "optimizer-load-other-dtype"), ("en", "TORCH-CPU-ON-CPU", "torch-cpu-on-cpu"), ("en", ".cpu()", "torch-cpu-on-cpu"),
    ("zh", "联邦学习", "federated-first-client"), ("en", "federated learning", "federated-deepcopy"), ("en", "1.13 2.13", "optimizer-load-momentum"),
    ("en", "best_state = model.state_dict()  # kept", "state-dict"), ("zh", "a.weight = w", "py-assign"), ("en", "y = x[1:]", "py-list-slice"),
    ("en", "x = x.detach().cpu().numpy()", "torch-detach-cpu-numpy"), ("zh", "torch.from_numpy(image)", "torch-from-numpy"),
])
def test_filter_by_words(open_page, language, words, some):
    page = open_page(f"/{language}/atlas/")
    assert visible(page) == [row.id for row in ROWS]
    page.locator(".ac-filter input").fill(words)
    found = visible(page)
    if words == "浅拷贝 张量":
        assert set(found) <= {row.id for row in ROWS if "张量" in "".join(row.zh) + row.code}
    else:
        assert some in found
    assert 0 < len(found) < len(ROWS) / 2 and len(page.locator(".ac-family:visible").all()) <= len(FAMILIES)


def test_filter_by_family_and_verdict(open_page):
    page = open_page("/en/atlas/")
    page.locator(".ac-filter select").select_option("numpy-arrays")
    assert visible(page) == [row.id for row in ROWS if row.family == "numpy_arrays"]
    assert len(page.locator(".ac-family:visible").all()) == 1
    page.get_by_role("button", name="Error").click()
    assert visible(page) == ["numpy-reshape-copy-false", "numpy-array-copy-false-list"]
    page.get_by_role("button", name="Same object").click()
    assert "numpy-iadd" in visible(page) and "numpy-copy" not in visible(page)
    expect(page.locator(".ac-filter output")).to_have_text(f"{len(visible(page))} of {len(ROWS)} rows")
    page.get_by_role("button", name="Clear filter").click()
    assert visible(page) == [row.id for row in ROWS]
    assert "?" not in page.url


def test_a_filtered_address_can_be_shared(open_page):
    page = open_page("/zh/atlas/")
    page.locator(".ac-filter input").fill("切片")
    page.get_by_role("button", name="别名").click()
    address, shown = page.url, visible(page)
    assert "#" not in address  # of the heading in sight, which would lead above the rows
    assert "find=" in address and "verdict=alias" in address and shown
    other = open_page("/zh/")
    other.goto(address)
    assert visible(other) == shown
    assert other.locator(".ac-filter input").input_value() == "切片"
    other.locator(".ac-languages__link").click()
    other.wait_for_url(re.compile(r"/en/atlas/\?.*verdict=alias"))
    expect(other.locator(".ac-filter input")).to_have_value("切片")
    assert visible(other) == shown


def test_an_address_with_nonsense_shows_everything_it_can(open_page):
    page = open_page("/en/atlas/?family=nowhere&verdict=perhaps")
    assert visible(page) == [row.id for row in ROWS]
    page.goto(page.url.split("?")[0] + "?find=no-row-says-this")
    assert visible(page) == []
    expect(page.locator(".ac-filter output")).to_have_text("No row matches.")


@pytest.mark.parametrize("width", [1280, 360])
def test_permalinks(open_page, width):
    page = open_page("/en/atlas/#pandas-column", viewport={"width": width, "height": 800})
    expect(page.locator("#pandas-column")).to_be_in_viewport()
    row = page.locator("#torch-cpu-on-cpu")
    row.scroll_into_view_if_needed()
    row.hover()
    row.locator(".ac-link").click()
    assert page.url.endswith("/en/atlas/#torch-cpu-on-cpu")
    expect(row).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("row", [ROWS[0].id, ROWS[len(ROWS) // 2].id, ROWS[-40].id])
def test_a_permalink_leads_to_the_row_s_beginning(open_page, width, row):
    """Though the rows above it are laid out only when they come near, and are higher or lower than what they reserved."""
    page = open_page(f"/en/atlas/#{row}", viewport={"width": width, "height": 800})
    page.wait_for_load_state("networkidle")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    top = page.locator(f"#{row}").evaluate("row => row.getBoundingClientRect().top")
    bottom = page.locator(".ac-filter").evaluate("filter => filter.getBoundingClientRect().bottom")
    assert bottom <= top <= bottom + 45, "below the filter, which covers what is under it"


def test_what_changed_between_versions_has_an_address(open_page):
    page = open_page("/en/atlas/")
    page.get_by_role("button", name="Changed between versions").click()
    assert page.url.endswith("/en/atlas/?changed=1")
    other = open_page(None)
    other.goto(page.url)
    shown = visible(other)
    assert shown == visible(page) and 0 < len(shown) < len(ROWS) / 4
    assert other.locator("#optimizer-load-momentum .ac-verdict").all_text_contents() == ["Copy", "Same object"]
    expect(other.locator("#optimizer-load-momentum td").first).to_contain_text("torch 1.13.1–2.0.1")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_filter_is_always_at_hand_and_its_hits_follow_it(open_page, width):
    page = open_page("/zh/atlas/?find=cpu", viewport={"width": width, "height": 740})
    expect(page.locator("table.ac-atlas:visible tbody tr:visible").first).to_be_in_viewport()
    page.get_by_role("button", name="清除筛选").click()
    page.locator("#pandas-column").scroll_into_view_if_needed()
    expect(page.locator(".ac-filter input")).to_be_in_viewport()


def test_a_heading_in_sight_does_not_undo_a_filter(open_page):
    """The theme writes the heading in sight into the address, whose hash such an address may also have got elsewhere."""
    page = open_page("/en/atlas/?find=cpu#pandas-frames")
    shown = visible(page)
    assert 0 < len(shown) < len(ROWS) / 4 and page.locator(".ac-filter input").input_value() == "cpu"
    page.evaluate("history.replaceState({}, '', new URL('#torch-tensors', location))")
    assert page.url.endswith("?find=cpu#pandas-frames")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("row", [ROWS[len(ROWS) // 2].id, ROWS[-40].id])
def test_a_permalink_leads_to_its_row_without_scripts(open_page, width, row):
    page = open_page(f"/en/atlas/#{row}", viewport={"width": width, "height": 800}, java_script_enabled=False)
    box = page.locator(f"#{row}").bounding_box()
    assert 45 <= box["y"] <= 120, box  # below the header


def test_a_permalink_shows_its_row_though_the_filter_would_not(open_page):
    page = open_page("/en/atlas/?find=pandas#torch-view")
    expect(page.locator("#torch-view")).to_be_in_viewport()
    assert "find" not in page.url


def test_search_finds_a_row(open_page, address):
    page = open_page("/en/")
    page.keyboard.press("/")
    field = page.locator("input.md-search__input")
    field.fill("ascontiguousarray transposed")
    field.press("Shift")
    link = page.locator(".md-search-result__link", has_text="ascontiguousarray").first
    expect(link).to_be_attached()
    assert page.locator('.md-search-result__link[href*="atlas/"][href*="#numpy-ascontiguousarray-transposed"]').count() == 1
    page.locator('.md-search-result__link[href*="#numpy-ascontiguousarray-transposed"]').first.evaluate("link => link.click()")
    page.wait_for_url(re.compile("/en/atlas/.*#numpy-ascontiguousarray-transposed"))
    expect(page.locator("#numpy-ascontiguousarray-transposed")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 360])
def test_without_scripts_the_whole_table_is_there(open_page, width):
    page = open_page("/zh/atlas/", java_script_enabled=False, viewport={"width": width, "height": 800})
    assert page.locator("table.ac-atlas tbody tr").count() == len(ROWS)
    expect(page.locator(".ac-filter")).to_be_hidden()
    row = page.locator("#numpy-flatten")
    row.scroll_into_view_if_needed()
    expect(row).to_contain_text("flatten 总是造新数组")
    expect(row).to_contain_text("拷贝")
    expect(row.locator("code.ac-code")).to_be_visible()


def test_cards_on_a_phone_and_columns_on_a_desk(open_page):
    page = open_page("/en/atlas/", viewport={"width": 360, "height": 800})
    cell = page.locator("#py-assign td").nth(1)
    parts = page.locator("#py-assign").evaluate("""row => [".ac-title", "td", ".ac-code", "td:nth-child(3)"].map(part => {
        const box = row.querySelector(part).getBoundingClientRect()
        return [box.top, box.bottom]
    })""")
    for above, below in zip(parts, parts[1:]):  # the verdict before the code
        assert below[0] > above[1] - 1
    code = page.locator("#py-assign th")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert cell.bounding_box()["x"] > code.bounding_box()["x"] + code.bounding_box()["width"] - 1
    heads = [head.bounding_box()["x"] for head in page.locator("table.ac-atlas thead th").all()[:3]]
    cells = [each.bounding_box()["x"] for each in page.locator("#py-assign > *").all()]
    assert heads == pytest.approx(cells, abs=1)


def test_rows_stay_a_table_for_screen_readers(open_page):
    page = open_page("/en/atlas/")
    assert page.get_by_role("table").filter(has=page.locator("#py-assign")).count() == 1
    assert page.get_by_role("row").filter(has_text="The walrus").get_by_role("cell").count() == 2


def test_the_keyboard_reaches_the_filter(open_page):
    page = open_page("/en/atlas/")
    page.locator(".ac-filter input").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "verdict=same" in page.url and "numpy-copy" not in visible(page)


def restyled(browser, page, words: list[str]) -> dict[str, int]:
    """The most elements that Chromium worked out the style of anew while the page was filtered by each word."""
    most = {}
    for word in words:
        with styled(browser, page) as counts:
            page.evaluate(TIMES, [word])
        most[word] = max(most.get(word, 0), sum(counts))
    return most


@pytest.mark.parametrize("width", [1280, 360])
def test_filtering_touches_what_is_in_sight(browser, open_page, width):
    """Which is why it takes less than a frame. Counted, as the time hangs on the machine: `tests/benchmarks/atlas.py` prints it."""
    page = open_page("/zh/atlas/", viewport={"width": width, "height": 900})
    page.wait_for_load_state("networkidle")
    words = ["r", "re", "reshape", "", "state", "state_dict", ""]
    few = restyled(browser, page, words)
    every = page.locator("table.ac-atlas tbody *").count()  # a row has twenty or so, and two screens have as many rows
    assert 0 < max(few.values()) < every / 8, few
    page.add_style_tag(content=".ac-atlas tbody tr { content-visibility: visible !important }")
    assert max(restyled(browser, page, words).values()) > every / 4
