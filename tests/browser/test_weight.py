"""What a first view costs: each kind of page in the browser, every page by what it names.

How long the largest paint takes hangs on the machine, so `tests/benchmarks/weight.py` measures it. Here stands what the
site itself adds to it: the bytes that the paint waits for, at the speed of slow 4G.
"""

import gzip
import http.server
import re
import threading
import time
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.browser.conftest import Handler
from tests.browser.weighed import SLOW_4G, first_view, styled

MOST = 130_000  # bytes, compressed, with everything that the page loads
ROUND_TRIPS = 4  # before the first paint: the connection, the page, its style sheets, and one to spare
NETWORK = 1200  # ms of the 1,500 that the largest paint may take on a slow phone; its processor has the rest
KINDS = ("", "best-model/", "levels/", "federated/", "labs/target-networks/", "atlas/", "states/", "rules/", "rules/ac204/", "checker/", "review/")  # the heaviest page of each kind
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon|modulepreload)" href|script src|img[^>]* src)="([^"#?$]+)"')


@pytest.mark.parametrize("language, width", [("zh", 360), ("en", 1280)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_first_view_is_light_and_stands_still(open_page, address, language, kind, width):
    page = open_page(None, viewport={"width": width, "height": 800}, locale=language)
    weight = first_view(page, f"{address}/{language}/{kind}")
    assert weight.total <= MOST, sorted(weight.bytes.items(), key=lambda item: -item[1])[:6]
    assert len(weight.bytes) >= 5 and weight.painted > 0
    assert weight.shifted < 0.02
    # A script at the end of the body holds nothing up that is before it; Chromium calls it blocking or not, by how fast it came.
    assert not page.evaluate("[...document.querySelectorAll('head script[src]:not([defer], [async], [type=module])')].map(each => each.src)")
    blocking = [name for name in weight.blocking if not name.endswith(".js")]
    assert len(blocking) > 1
    waited_for = sum(weight.bytes[name] for name in blocking)
    assert ROUND_TRIPS * SLOW_4G["latency"] + waited_for / SLOW_4G["downloadThroughput"] * 1000 < NETWORK, waited_for


class InPieces(Handler):
    """Sends pages as a slow network does: the beginning, and once `painted` is set the rest, 300 bytes each 15 ms."""

    painted = threading.Event()

    def copyfile(self, source, outputfile):
        """Write the body, of a page in pieces."""
        body = source.read()
        first = 3000 if self.path.endswith("/") else len(body)
        outputfile.write(body[:first])
        for at in range(first, len(body), 300):
            assert self.painted.wait(20)
            outputfile.write(body[at:at + 300])
            time.sleep(0.015)


@pytest.fixture(scope="module")
def piecewise(site):
    """The address of the built site on a server that sends pages in pieces."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(InPieces, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_comes_in_pieces_stands_still(browser, piecewise, kind):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    InPieces.painted.clear()
    page.expose_function("go_on", InPieces.painted.set)
    page.add_init_script("new PerformanceObserver(() => go_on()).observe({ type: 'paint', buffered: true })")
    assert first_view(page, f"{piecewise}/en/{kind}").shifted < 0.02
    assert page.evaluate("[...document.querySelectorAll('table:not(.heap-shares)')].every(table => getComputedStyle(table).visibility === 'visible')")
    context.close()


def test_a_shift_would_be_seen(open_page, address):
    page = open_page(None)
    assert first_view(page, f"{address}/en/best-model/").shifted < 0.02
    page.evaluate("""document.querySelector("article").insertAdjacentHTML("afterbegin", "<div style='height:300px'></div>")""")
    page.wait_for_function("window.shifted > 0.02")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_opening_a_page_styles_it_about_twice(browser, open_page, address, kind, scheme):
    """Once as it comes, and much of it with what scripts add; the theme's script would have it styled four times more (main.html)."""
    page = open_page(None, color_scheme=scheme)
    with styled(browser, page) as counts:
        page.goto(f"{address}/en/{kind}", wait_until="networkidle")
    elements = page.evaluate("document.querySelectorAll('body *').length")
    assert 0 < sum(counts) < 2.5 * elements, counts


def test_who_prefers_dark_never_sees_the_page_light(open_page, address):
    page = open_page(None, color_scheme="dark")
    page.route("**/bundle.*", lambda route: route.fulfill(body=""))
    page.goto(f"{address}/en/", wait_until="networkidle")
    assert page.evaluate("[document.body.dataset.mdColorScheme, getComputedStyle(document.documentElement).colorScheme]") == ["slate", "dark"]


@lru_cache(maxsize=None)
def sent(path: Path) -> int:
    """A file's bytes as hosts send it."""
    return len(gzip.compress(path.read_bytes(), 6)) if path.suffix in (".html", ".css", ".js", ".svg") else path.stat().st_size


def test_no_page_weighs_too_much(site):
    heavy, largest = [], 0
    for file in site.rglob("index.html"):
        here = f"/{file.parent.relative_to(site).as_posix()}/"
        names = {urljoin(here, name) for name in LOADED.findall(file.read_text("utf-8"))}
        total = sent(file) + sum(sent(site / name.lstrip("/")) for name in names if not name.startswith("http"))
        largest = max(largest, total)
        heavy += [(here, total)] if total > MOST else []
    assert not heavy and largest > 60_000
