"""A real browser on the built site, served on the loopback address alone."""

import functools
import gzip
import http.server
import io
import os
import shutil
import threading

import pytest
from playwright.sync_api import sync_playwright

from tests.project import LONG

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".md", ".txt")


@functools.lru_cache(maxsize=None)
def compressed(path: str, changed: float) -> bytes:
    """A file as hosts send it."""
    with open(path, "rb") as file:
        return gzip.compress(file.read(), 6)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the built site as hosts do: compressed, with its own page for what is not found."""

    protocol_version = "HTTP/1.1"

    def send_head(self):
        """Send a file's headers and return its bytes to send, compressed where that makes it smaller."""
        path = self.translate_path(self.path)
        if os.path.isdir(path) and self.path.split("?")[0].endswith("/"):
            path = os.path.join(path, "index.html")
        if not os.path.isfile(path) or not path.endswith(COMPRESSED) or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = compressed(path, os.path.getmtime(path))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *args):
        """Say nothing."""

    def send_error(self, code, message=None, explain=None):
        """Answer with the site's 404 page, as hosts do."""
        body = open(os.path.join(self.directory, "404.html"), "rb").read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def address(site):
    """The address of the built site."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def chromium(playwright):
    """Launch Chromium: the one `BROWSER_PATH` names, an installed one, or Playwright's own. None is an error."""
    path = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, NAMES)), None)
    return playwright.chromium.launch(executable_path=path, args=[
        "--no-sandbox", "--disable-gpu", "--disable-background-networking"])


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        launched = chromium(playwright)
        contexts = launched.new_context

        def patient(**options):
            context = contexts(**options)
            context.set_default_timeout(LONG * 1000)
            return context
        launched.new_context = patient
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser, address):
    """Open pages of the site, in a context of one's own; what goes wrong in a page fails the test."""
    contexts, faults = [], []

    def _open(path: str | None = "/", **options):
        context = browser.new_context(**{"locale": "en-US", "viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: faults.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: faults.append(f"exception: {e}"))
        page.on("response", lambda r: faults.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
        page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:"))
                else faults.append(f"a request to elsewhere: {r.url}"))
        if path is not None:
            page.goto(address + path)
        return page

    _open.faults = faults
    yield _open
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)
