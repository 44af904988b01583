"""Prints what the search indexes weigh and how long a search takes: `python -m tests.benchmarks.search`.

Each search of `tests/browser/searches.py` is typed letter by letter; the time runs
from the release of the last key, or of the input method's, to the results in the page.
"""

import functools
import gzip
import http.server
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from snippets.engine import command
from snippets.project import ROOT
from tests.browser.conftest import Handler, chromium
from tests.browser.searches import SEARCHES, open_search, search_by_typing
from tests.project import build

BETWEEN_KEYS = 60  # ms: 200 words a minute
WANTED = 100  # ms


def main() -> None:
    """Build the site, weigh the indexes, search in Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        result = build(ROOT, Path(folder))
        if result.returncode:
            sys.exit(result.stdout + result.stderr)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright, chromium(playwright) as browser:
            for language in ("zh", "en"):
                text = (Path(folder) / language / "search" / "search_index.json").read_bytes()
                print(f"{language}: index {len(text) / 1000:.0f} kB, compressed {len(gzip.compress(text, 6)) / 1000:.1f} kB (at most 200)")
                page = browser.new_page()
                page.goto(f"http://127.0.0.1:{server.server_port}/{language}/")
                opened = page.evaluate("performance.now()")
                open_search(page)
                print(f"    ready {page.evaluate('performance.now()') - opened:.0f} ms after it was opened")
                times = {words: search_by_typing(page, words, BETWEEN_KEYS).ms for of, words, _ in SEARCHES if of == language}
                worst = max(times, key=times.get)
                late = sum(ms > WANTED for ms in times.values())
                print(f"    {len(times)} searches, from the last key to the results: median {statistics.median(times.values()):.0f} ms, "
                      f"worst {times[worst]:.0f} ms ({worst}), {late} above {WANTED} ms")
        server.shutdown()


if __name__ == "__main__":
    sys.exit(command.run(lambda _: main(), sys.argv[1:]))
