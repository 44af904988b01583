"""The search in a real browser: what it finds, when it is fetched, and the step to the other language."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.searches import SEARCHES, check_searches, open_search, search

RESULT = ".md-search-result__link"
FETCHED_FOR_SEARCHING = re.compile(r"/search_index\.json$|/workers/search\.|/lunr/")


@pytest.fixture
def fetched(open_page):
    """Open a page and return it with the list, kept up to date, of what was fetched for searching."""
    def _open(path: str, **options):
        page = open_page("/404.html", **options)
        fetches = []
        page.on("request", lambda r: fetches.append(r.url) if FETCHED_FOR_SEARCHING.search(r.url) else None)
        page.goto(page.url.replace("/404.html", path), wait_until="networkidle")
        return page, fetches
    return _open


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_search_leads_to_its_page(open_page, language):
    page = open_page(f"/{language}/")
    open_search(page)
    check_searches(page, language)


def test_the_table_has_a_hundred_searches_in_each_language():
    for language in ("zh", "en"):
        assert len({words for of, words, _ in SEARCHES if of == language}) >= 100


def test_nonsense_finds_nothing_and_says_so(open_page):
    page = open_page("/en/")
    open_search(page)
    assert search(page, "xyzzyplugh").pages == []
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


@pytest.mark.parametrize("language, words, shown", [("zh", "deepcpy", "deepcopy"), ("en", "deepcopying", "deepcopy")])
def test_a_word_understood_otherwise_is_not_missing(open_page, language, words, shown):
    page = open_page(f"/{language}/")
    open_search(page)
    assert search(page, words).text
    expect(page.locator(".md-search-result__terms")).to_have_count(0)
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile(f"h=[^#]*{shown}"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", ["x" * 2000, "深拷贝为什么" * 333, "copy " * 400, "a " * 1000, "copy^x", "copy~x"])
def test_no_query_is_too_much(open_page, language, words):
    page = open_page(f"/{language}/")
    open_search(page)
    page.locator("input.md-search__input").fill(words)
    page.keyboard.press("Shift")
    search(page, "AC301")
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("/rules/ac301/"))


@pytest.mark.parametrize("key", ["/", "s", "f", "click"])
def test_nothing_is_fetched_before_the_search_is_opened(fetched, key):
    page, fetches = fetched("/zh/state-dict/")
    assert fetches == []
    field = page.locator("input.md-search__input")
    field.click() if key == "click" else page.keyboard.press(key)
    field.fill("deepcopy")
    field.press("Shift")
    expect(page.locator(RESULT).first).to_be_visible()
    assert [url.rpartition("/")[2].split(".")[0] for url in fetches] == ["search_index", "search"]


def test_search_on_a_phone(fetched):
    page, fetches = fetched("/en/state-dict/", viewport={"width": 360, "height": 740}, has_touch=True)
    assert fetches == []
    page.locator(".md-header__button[for=__search]").tap()
    page.locator("input.md-search__input").fill("deepcopy")
    page.keyboard.press("Shift")
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.locator(".ac-search-other")).to_be_visible()


def test_words_that_come_without_a_key_are_searched(open_page):
    """As from an input method, by dictation, or pasted by finger."""
    page = open_page("/zh/")
    open_search(page)
    page.keyboard.insert_text("浅拷贝")
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("conclusions/"))


@pytest.mark.parametrize("words, alone", [("-copy", "copy"), ("--device", "device"), ("+clone", "clone")])
def test_a_sign_before_the_only_word_leaves_nothing_out(open_page, words, alone):
    page = open_page("/en/")
    open_search(page)
    assert search(page, words).pages == search(page, alone).pages != []


def test_enter_opens_the_best_place(open_page, address):
    page = open_page("/en/")
    open_search(page)
    search(page, "torch.from_numpy")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/atlas/\?h=[^#]*#torch-from-numpy$"))


def test_who_comes_back_from_a_result_finds_the_search_again(open_page, address):
    page = open_page("/en/federated/")
    open_search(page)
    pages = search(page, "shallow copy").pages
    page.locator(".md-search-result__item").nth(1).locator(RESULT).first.click()
    page.wait_for_url(f"{address}/en/{pages[1]}**")
    page.go_back()
    expect(page.locator("input.md-search__input")).to_have_value("shallow copy")
    expect(page.locator(RESULT).first).to_be_visible()
    page.go_forward()
    page.wait_for_url(f"{address}/en/{pages[1]}**")


def test_an_address_can_hold_a_search(open_page):
    page = open_page("/zh/?q=状态字典")
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile("/zh/state-dict/"))


def test_an_address_can_hold_words_to_mark(open_page):
    page = open_page("/en/federated/?h=fedavg")
    expect(page.locator("article mark").first).to_have_text(re.compile("fedavg", re.IGNORECASE))


@pytest.mark.parametrize("language, other, words, link", [
    ("zh", "en", "deepcopy 模型", "在英文版中搜索"), ("en", "zh", "state & dict?", "Search the Chinese pages")])
def test_one_step_to_the_other_languages_search(open_page, address, language, other, words, link):
    page = open_page(f"/{language}/state-dict/")
    open_search(page)
    search(page, words)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=link)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.startswith(f"{address}/{other}/?q="))
    expect(page.locator("input.md-search__input")).to_have_value(words)
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile(f"/{other}/|^\\.\\./"))
    assert page.locator("html").get_attribute("lang") == other


def test_the_step_to_the_other_language_by_pointer(open_page, address):
    page = open_page("/en/")
    step = page.locator(".ac-search-other")
    expect(step).to_be_hidden()  # and so not reached by Tab
    open_search(page)
    search(page, "deepcopy")
    step.click()
    page.wait_for_url(f"{address}/zh/?q=deepcopy")
