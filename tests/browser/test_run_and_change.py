"""Run in the blocks of pages, and the box of the start page, in Chromium."""

import re

import pytest

from docs.hooks.ask import record
from docs.hooks.ask.fetch import COMMAND, present
from docs.hooks.page.alt_text import sentences
from docs.hooks.page.inline_html import plain
from docs.hooks.page.words import words_in
from docs.hooks.pages.source_links import published
from snippets.engine.heap.graph import parse
from snippets.engine.versions import differences
from snippets.project import ROOT

pytestmark = pytest.mark.skipif(not present(), reason=f"Python for the browser is not here: {COMMAND}")
WAIT = 240_000  # ms: the machine may be busy with other tests
DONE = ".ask--block:not([aria-busy]) .ask__state [role=status]:not(:empty)"
RUNNABLE = [name for name, each in differences.read(record.ENVIRONMENT).found.items() if each.state == "same"]


class Opened:
    """A page with a block that runs."""

    def __init__(self, page, language):
        self.page, self.language, self.requests = page, language, []
        page.on("request", lambda request: self.requests.append(request.url))

    def run(self, code: str | None = None) -> str:
        """Write a program into the open editor, run it, and return what is said."""
        if code is not None:
            self.page.fill(".ask--block textarea", code)
        self.page.click(".ask--block [name=run]")
        return self.ended()

    def ended(self) -> str:
        """Wait for the end of the run, and return what is said."""
        self.page.wait_for_function("selector => document.querySelector(selector) && !document.querySelector('.ask--block [name=stop]:enabled')", arg=DONE, timeout=WAIT)
        return self.page.inner_text(DONE)

    @property
    def printed(self) -> str:
        """All that the run printed."""
        return self.page.evaluate("[...document.querySelectorAll('.ask--block .ask__answer .output code')].map(each => each.textContent).join('')")


@pytest.fixture(scope="module", params=[("zh", 360, "dark"), ("en", 1280, "light")], ids=["zh", "en"])
def opened(browser, address, request):
    """A page with its first block opened."""
    language, width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}/{language}/pictures/", wait_until="networkidle")
    yield Opened(page, language)
    context.close()
    assert not faults


def test_run_opens_the_whole_snippet_with_its_output_and_pictures(opened):
    page, path = opened.page, ROOT / "snippets" / "identity" / "lists.py"
    assert not opened.requests  # nothing is fetched before the first click
    page.locator("[data-run='identity/lists.py'] .ac-run").first.click()
    assert opened.ended() == words_in(opened.language)("ask_page.done")
    assert page.input_value(".ask--block textarea") == record.readable(path.read_text("utf-8"))
    printed, heaps = record.expected(path)
    assert opened.printed == printed
    assert page.locator(".ask--block figure.heap").count() == len(heaps)
    said = page.locator(".ask--block figcaption > span").all_inner_texts()
    assert said == [plain(sentences(parse(heap), opened.language)) for heap in heaps]
    assert page.locator("[data-run='identity/lists.py']").first.is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    fetched = [url for url in opened.requests if not url.startswith("blob:")]
    assert len(fetched) == len(set(fetched)) and all("/assets/" in url or "/code/" in url for url in fetched)


def test_what_shares_is_a_table_beside_the_picture(opened):
    table = opened.page.locator(".ask--block .heap-sharing").first
    assert not table.locator("tbody").is_visible()
    table.locator("summary").click()
    assert table.locator("tbody td").all_inner_texts()[0] == words_in(opened.language)("picture.and").join(["a", "b"])


def test_a_changed_program_runs_and_reset_brings_the_snippet_back(opened):
    words, page = words_in(opened.language), opened.page
    before = page.input_value(".ask--block textarea")
    assert opened.run("x = [1]\ny = x[:]\nprint('<b>', y)\n# draw: x, y, z\n# draw: x, y\nprint(2)") == words("ask_page.done")
    assert opened.printed == "<b> [1]\n2\n" and "'z'" in page.inner_text(".ask--block .ask__answer")
    assert page.locator(".ask--block figure.heap").count() == 1
    page.click(".ask--block [name=reset]")
    assert page.input_value(".ask--block textarea") == before and page.inner_text(".ask--block .ask__answer") == ""


def test_a_mistake_has_its_line_and_what_the_message_means(opened):
    page = opened.page
    said = opened.run("import copy\nprint(1)\ncopy.copy(x for x in [1])\n")
    assert "3" in said and said.endswith("TypeError: cannot pickle 'generator' object") and opened.printed == "1\n"
    assert page.evaluate("(each => each.value.slice(each.selectionStart, each.selectionEnd))(document.activeElement)") == "copy.copy(x for x in [1])"
    link = page.wait_for_selector(".ask--block .ask__meaning a")
    assert link.get_attribute("href").endswith(f"/{opened.language}/messages/pickling/#pickle-generator")
    assert "SyntaxError" in opened.run("a = [1")
    assert "2" in opened.run("a = 1\nreturn a") and page.locator(".ask--block .ask__meaning a").count() == 0


def test_an_endless_program_is_stopped_and_the_next_runs(opened):
    page = opened.page
    page.fill(".ask--block textarea", "while True: pass")
    page.focus(".ask--block textarea")
    page.keyboard.press("Control+Enter")
    page.click(".ask--block [name=stop]")
    assert opened.ended() == words_in(opened.language)("ask_page.stopped")
    assert opened.run("print(1)") == words_in(opened.language)("ask_page.done")


def test_close_brings_the_block_back(opened):
    page = opened.page
    page.click(".ask--block [name=close]")
    assert page.locator(".ask--block").count() == 0 and page.locator("[data-run='identity/lists.py']").first.is_visible()
    assert page.evaluate("document.activeElement.className") == "ac-run"


def test_a_stepper_around_it_leaves_the_arrow_keys_to_the_editor(opened):
    page = opened.page
    page.click("#three-ways .stepper__step[data-current] .ac-run")
    assert opened.ended() == words_in(opened.language)("ask_page.done") and page.locator("#three-ways .ask--block").count() == 1
    assert page.is_hidden("#three-ways .stepper__step[data-current] > [data-run]")
    page.focus(".ask--block textarea")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#three-ways .stepper__bar > a").startswith("1 /")
    page.click(".ask--block [name=close]")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#three-ways .stepper__bar > a").startswith("2 /")


def test_each_runnable_block_does_what_is_recorded(opened):
    """All in one page and one worker, each by the button of a block."""
    if opened.language == "zh":
        pytest.skip("the programs are the same in both languages")
    page = opened.page
    button, shown = page.locator(".ac-run").first, 0
    for name in RUNNABLE:
        if not page.request.get(opened.page.url.split("/en/")[0] + "/" + published(f"snippets/{name}")).ok:
            continue  # on no page as a block of its own
        page.evaluate("name => { document.querySelector('[data-run]').dataset.run = name }", name)
        button.click()
        assert opened.ended() == words_in("en")("ask_page.done"), name
        path = ROOT / "snippets" / name
        printed, heaps = record.expected(path)
        assert page.input_value(".ask--block textarea") == record.readable(path.read_text("utf-8"))
        assert opened.printed == printed, name
        said = page.locator(".ask--block figcaption > span").all_inner_texts()
        assert said == [plain(sentences(parse(heap), "en")) for heap in heaps], name
        page.click(".ask--block [name=close]")
        shown += 1
    assert shown > 30


def test_only_what_runs_there_has_run(site):
    names = set()
    for page in site.glob("en/**/index.html"):
        text = page.read_text("utf-8")
        names |= {name for name in RUNNABLE if f'data-run="{name}"' in text}
        assert text.count("data-run=") == sum(text.count(f'data-run="{name}"') for name in RUNNABLE)
    assert len(names) > 30


def test_without_the_network_the_button_says_so_and_the_recorded_output_stays(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "/en/pictures/")
    page.route("**/assets/ask.js", lambda route: route.abort())
    button = page.locator(".ac-run").first
    button.click()
    page.wait_for_function("said => document.querySelector('.ac-run').textContent === said", arg=words_in("en")("ask_page.no_network"))
    assert page.locator(".output").first.is_visible()
    page.unroute("**/assets/ask.js")
    page.route("**/assets/live/**", lambda route: route.abort())
    button.click()
    page.wait_for_function("said => document.querySelector('.ask--block [role=status]')?.textContent === said", arg=words_in("en")("ask_page.no_network"))
    context.close()


def test_a_page_from_disk_says_how_to_serve_it(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "en" / "pictures" / "index.html").as_uri())
    page.locator(".ac-run").first.click()
    page.wait_for_function("said => document.querySelector('.ask--block [role=status]')?.textContent === said", arg=words_in("en")("ask_page.from_disk"))
    page.goto((site / "zh" / "ask" / "index.html").as_uri())
    page.click(".ask [name=run]")
    page.wait_for_function("said => document.querySelector('.ask [role=status]').textContent === said", arg=words_in("zh")("ask_page.from_disk"))
    context.close()


def test_without_scripts_there_is_no_run(open_page):
    page = open_page("/en/pictures/", java_script_enabled=False)
    assert page.locator("[data-run]").count() and not page.locator(".ac-run").count()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_box_of_the_start_page_leads_to_the_page_ask(open_page, address, language):
    page = open_page(f"/{language}/", viewport={"width": 360, "height": 740})
    code = "x = {'键': [1]}\ny = dict(x)  # 100%"
    page.fill(".ac-ask textarea", code)
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.click(".ac-ask button")
    page.wait_for_url(re.compile(f"^{address}/{language}/ask/#code="))
    page.wait_for_function("code => document.querySelector('[name=code]').value === code", arg=code)
    assert not [url for url in sent if "/live/" in url or "?" in url]
    assert page.locator(".ac-ask-link").count() == 0
    plain_page = open_page(f"/{language}/", java_script_enabled=False)
    assert plain_page.is_hidden(".ac-ask") and plain_page.get_attribute(".ac-ask-link a", "href") == "ask/"


def test_paper_has_no_buttons(open_page):
    page = open_page("/en/pictures/")
    page.emulate_media(media="print")
    assert page.locator(".ac-run").count() and page.locator(".ac-run:visible").count() == 0
