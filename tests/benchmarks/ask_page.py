"""Prints what code in the page costs: `python -m tests.benchmarks.ask_page`.

From the first click to the first answer, and its bytes; each further run of the examples; Run of a block; and the memory
of Chromium's processes for the page (on Linux alone), whose worker holds Python.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from docs.hooks.ask.examples import EXAMPLES
from snippets.engine import command
from snippets.project import ROOT
from tests.benchmarks.weight import served
from tests.browser.conftest import chromium
from tests.project import build

BYTES, FURTHER = 7_000_000, 0.3
READY = ".ask--page:not([aria-busy]) .ask__answer > *"


def memory(session) -> float:
    """The memory of the renderers, in MB. 0 where /proc is not."""
    pids = [each["id"] for each in session.send("SystemInfo.getProcessInfo")["processInfo"] if each["type"] == "renderer"]
    try:
        return sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 for pid in pids) / 1e6
    except OSError:
        return 0.0


def run(page, click: str, ready: str) -> float:
    """How long it takes from a click to an answer that is shown, in seconds."""
    page.evaluate("document.querySelectorAll('.ask__answer').forEach(each => each.replaceChildren())")
    began = time.perf_counter()
    page.click(click)
    page.wait_for_selector(ready, timeout=120_000, state="attached")
    return time.perf_counter() - began


def main() -> None:
    """Build the site and use it."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright, chromium(playwright) as browser:
        result = build(ROOT, Path(name) / "site")
        if result.returncode:
            sys.exit(result.stdout + result.stderr)
        session = browser.new_browser_cdp_session()
        with served(Path(name) / "site") as address:
            page = browser.new_page()
            sent = []
            page.goto(f"{address}/en/ask/", wait_until="networkidle")
            before = memory(session)
            page.on("response", lambda response: sent.append(int(response.headers.get("content-length", 0))) if response.url.startswith("http") else None)
            first = run(page, ".ask [name=run]", READY)
            print(f"first click to first answer: {first:.1f} s, {sum(sent) / 1e6:.2f} MB (at most {BYTES / 1e6:.0f})")
            print(f"memory: {memory(session) - before:.0f} MB more than the page took before")
            for verdict in EXAMPLES:
                page.click(f".ask__examples button >> nth={list(EXAMPLES).index(verdict)}")
                took = [run(page, ".ask [name=run]", READY) for _ in range(5)]
                print(f"{verdict:12} {statistics.median(took):.2f} s (wanted: {FURTHER} where the first takes 4)")
            print(f"step through {run(page, '.ask [name=step]', READY):.2f} s")
            page.goto(f"{address}/en/pictures/", wait_until="networkidle")
            print(f"a block's first run, files in the cache: {run(page, '.ac-run', '.ask--block:not([aria-busy]) .ask__answer > *'):.1f} s")
            print(f"a block's further run: {run(page, '.ask--block [name=run]', '.ask--block:not([aria-busy]) .ask__answer > *'):.2f} s")


if __name__ == "__main__":
    sys.exit(command.run(lambda _: main(), sys.argv[1:]))
