"""How verifying, building and searching grow with the site: `python -m tests.benchmarks.scale [COUNT...]`.

Enlarges copies of the project by COUNT pages a language and COUNT snippets
(default 10, 100, 300, 1000). "fixed" is the project as it is; below each size
stands what is above that, as if for a thousand: where this figure rises from
size to size, the cost grows worse than in proportion. Linux only.
"""

import functools
import gzip
import http.server
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from snippets.engine import command
from tests.benchmarks.scale_site import WORDS, enlarge
from tests.benchmarks.verify import descendants
from tests.browser.conftest import Handler, chromium
from tests.project import environment

SEARCH = (Path(__file__).with_name("worker_times.js")).read_text("utf-8").partition("\n")[2]
COLUMNS = ("verify s", "verify MB", "build s", "build MB", "site MB", "page kB", "index kB", "index gz kB", "ready ms", "query ms")


def measured(command: list[str], folder: Path) -> tuple[float, float]:
    """Processor seconds of a command with all its processes, and their peak memory together in MB. Exits if it fails.

    Processor time, since other programs on the machine stretch the time on the clock.
    """
    before, peak = resource.getrusage(resource.RUSAGE_CHILDREN), 0
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=said, stderr=said)
        while process.poll() is None:
            peak = max(peak, sum(map(resident, descendants(process.pid))))
            time.sleep(0.2)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)[:200]}\n{said.read().decode()[-3000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak / 1e6


def resident(pid: int) -> int:
    """Bytes of a process that no other shares, plus its part of what is shared."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0  # it has ended


def search(site: Path, browser) -> tuple[float, float]:
    """Milliseconds until the English index answers, and the median of its queries: the best of three."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    worker = next(site.glob("assets/javascripts/workers/search.*.min.js")).relative_to(site)
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/en/references/")
    asked = [f"/{worker}", "/en/search/search_index.json", WORDS["en"] + ["weig*", "state_0007"]]
    results = [page.evaluate(SEARCH, asked) for _ in range(3)]
    if not all(sum(result["found"]) for result in results):
        sys.exit("the search found nothing")
    page.close()
    server.shutdown()
    return min(result["setup"] for result in results), min(statistics.median(result["times"]) for result in results)


def figures(count: int, folder: Path, browser) -> dict[str, float]:
    """All figures of a site of some size."""
    project, site = enlarge(folder / "project", count), folder / "site"
    snippets = [sys.executable, "-m", "snippets"]
    every = subprocess.run([sys.executable, "-c", "from snippets.engine.verify import find; print(*find())"], cwd=project,
                           check=True, capture_output=True, text=True).stdout.split()
    if count:
        measured([*snippets, "record", "snippets/scale"], project)
    verifying = measured([*snippets, *every], project)
    building = measured([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(site)], project)
    html = [path.stat().st_size for path in site.glob("*/*/**/index.html")]
    index = (site / "en/search/search_index.json").read_bytes()
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return dict(zip(COLUMNS, (*verifying, *building, size / 1e6, statistics.median(html) / 1e3, len(index) / 1e3,
                            len(gzip.compress(index, 6)) / 1e3, *search(site, browser)), strict=True))


def main(counts: list[int]) -> None:
    """Print a row for each size: the figures, and below them what one more costs."""
    print("added  " + "".join(f"{name:>14}" for name in COLUMNS), flush=True)
    with sync_playwright() as playwright, chromium(playwright) as browser:
        fixed: dict[str, float] = {}
        for count in [0, *counts]:
            with tempfile.TemporaryDirectory() as folder:
                found = figures(count, Path(folder), browser)
            fixed = fixed or found
            print(f"{count or 'fixed':>5}  " + "".join(f"{value:14.1f}" for value in found.values()), flush=True)
            if count:
                more = [1000 * (found[name] - fixed[name]) / count for name in COLUMNS]
                print("  +1k  " + "".join(f"{value:14.1f}" for value in more), flush=True)


if __name__ == "__main__":
    if not os.path.isdir("/proc/self"):
        sys.exit("only Linux tells the memory of processes")
    sys.exit(command.run(lambda sizes: main(list(map(int, sizes)) or [10, 100, 300, 1000]), sys.argv[1:]))
