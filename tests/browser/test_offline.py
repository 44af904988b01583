"""Without a network: the site served where nothing but the loopback address answers, and the built folder opened from disk."""

import subprocess
import sys
import textwrap

import pytest
from playwright.sync_api import expect

from snippets.project import ROOT
from tests.browser.searches import check_searches, open_search, search
from tests.project import serve

# Read by every interpreter that finds it on its path: all but loopback is refused, and the refusal is printed.
NO_NETWORK = '''
    import socket, sys

    def refuse(event, arguments):
        host = {"socket.connect": lambda: arguments[1], "socket.getaddrinfo": lambda: arguments[:1]}.get(event, tuple)()
        if host and not isinstance(host, (str, bytes)) and host[0] not in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "", None):
            print(f"REFUSED: {event} {host[0]}", file=sys.stderr)
            raise OSError(101, f"no network: {host[0]}")

    sys.addaudithook(refuse)
'''


LEFT = "net::ERR_ABORTED"  # the start page leads on before its icon has come; a file that is not there is another error


@pytest.fixture
def from_disk(browser, site):
    """Open files of the built site; what goes wrong in a page, and any request that is not to the disk, fails the test."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    faults = []
    page = context.new_page()
    page.on("console", lambda m: faults.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(f"exception: {e}"))
    page.on("requestfailed", lambda r: None if r.failure == LEFT else faults.append(f"{r.failure}: {r.url}"))
    page.on("request", lambda r: None if r.url.startswith((site.as_uri(), "data:", "blob:")) else faults.append(f"elsewhere: {r.url}"))

    def _open(path: str):
        page.goto(f"{site.as_uri()}/{path}")
        return page

    yield _open
    context.close()
    assert not faults, "\n".join(faults)


def test_the_network_is_really_refused(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(textwrap.dedent(NO_NETWORK))
    said = subprocess.run([sys.executable, "-c", "import urllib.request as u; u.urlopen('http://192.0.2.1/')"], cwd=tmp_path,
                          env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True).stderr
    assert "REFUSED: socket.getaddrinfo 192.0.2.1" in said and "no network" in said


def test_the_server_needs_no_network(browser, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(textwrap.dedent(NO_NETWORK))
    with serve(ROOT, f"PYTHONPATH={tmp_path} exec {sys.executable} -m mkdocs serve", tmp_path / "log") as server:
        server.wait_for("/en/state-dict/", bool, 120)
        page = browser.new_page()
        asked = []
        page.on("request", lambda r: asked.append(r.url))
        page.goto(f"{server.address}/en/state-dict/")
        open_search(page)
        assert search(page, "saving the best model").pages[0] == "best-model/"
        page.close()
        said = server.said()
    assert "REFUSED" not in said and "Traceback" not in said, said
    assert asked and not [url for url in asked if not url.startswith((server.address, "data:", "blob:"))]


def test_the_start_page_and_permalinks_lead_on(from_disk):
    page = from_disk("index.html")
    page.wait_for_url("**/en/index.html")
    page = from_disk("r/AC301/zh/index.html")
    page.wait_for_url("**/zh/rules/ac301/index.html")
    page = from_disk("r/ac301/index.html")
    page.wait_for_url("**/en/rules/ac301/index.html")


def test_navigation_from_disk(from_disk):
    page = from_disk("en/index.html")
    page.locator(".md-tabs__link", has_text="PyTorch").click()
    page.wait_for_url("**/en/state-dict/index.html")
    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/en/load-state-dict/index.html")
    page.locator("article a[href*='state-dict']").first.click()
    page.wait_for_url("**/index.html*")
    page.go_back()
    page.locator('.md-header [hreflang="zh"]').first.evaluate("link => link.click()")
    page.wait_for_url("**/zh/load-state-dict/index.html*")
    expect(page.locator("html")).to_have_attribute("lang", "zh")


@pytest.mark.parametrize("language, words, expected", [
    ("zh", "浅拷贝", "conclusions"), ("en", "saving the best model", "best-model")])
def test_search_from_disk(from_disk, language, words, expected):
    page = from_disk(f"{language}/references/index.html")
    open_search(page)
    found = search(page, words)
    assert found.pages[0] == f"{expected}/" and not found.strangers
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"**/{language}/{expected}/index.html*")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_searches_lead_to_their_pages_from_disk(from_disk, language):
    """One in six: the index and the worker are those of the served site, where all are tried."""
    page = from_disk(f"{language}/index.html")
    open_search(page)
    check_searches(page, language, step=6)


def test_pages_have_their_buttons_from_disk(from_disk):
    page = from_disk("en/state-dict/index.html")
    expect(page.locator(".md-clipboard, .md-code__button").first).to_be_attached()
    page = from_disk("zh/pictures/index.html")
    expect(page.locator(".stepper button").first).to_be_attached()


def test_the_atlas_filter_works_from_disk(from_disk):
    page = from_disk("zh/atlas/index.html")
    page.locator(".ac-filter input").first.fill("deepcopy")
    expect(page.locator(".ac-atlas tbody tr:visible").first).to_contain_text("deepcopy")
