"""Prints what the atlas's page weighs and how long it takes to filter: `python -m tests.benchmarks.atlas`."""

import functools
import gzip
import http.server
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from snippets.atlas.row import read_rows
from snippets.engine import command
from snippets.project import ROOT
from tests.browser.conftest import Handler, chromium
from tests.project import build

TIMES = (ROOT / "tests/browser/filter_times.js").read_text("utf-8").partition("\n")[2]
WORDS = ["r", "re", "res", "reshape", "", "s", "state", "state_dict", "", "拷贝", ""] * 10


def main() -> None:
    """Build the site, weigh both pages, filter them in Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        result = build(ROOT, Path(folder))
        if result.returncode:
            sys.exit(result.stdout + result.stderr)
        print(f"{len(read_rows())} rows")
        for language in ("zh", "en"):
            text = (Path(folder) / language / "atlas" / "index.html").read_bytes()
            print(f"{language}: {len(text) / 1000:.0f} kB of HTML, {len(gzip.compress(text, 6)) / 1000:.1f} kB compressed (at most 80)")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright, chromium(playwright) as browser:
            for width in (1280, 360):
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(f"http://127.0.0.1:{server.server_port}/zh/atlas/")
                times = sorted(page.evaluate(TIMES, WORDS))
                print(f"filtering at {width} px, with layout: median {statistics.median(times):.1f} ms, "
                      f"95 of 100 within {times[int(len(times) * .95)]:.1f} ms (a frame: 16 ms)")
        server.shutdown()


if __name__ == "__main__":
    sys.exit(command.run(lambda _: main(), sys.argv[1:]))
