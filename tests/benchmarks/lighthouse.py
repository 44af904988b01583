"""Prints Lighthouse's scores: `python -m tests.benchmarks.lighthouse [PAGE...]` (default: each kind of page, both languages).

On the built site, as hosts serve it, with Lighthouse's own slow phone; the medians of
five audits, since one audit's blocking time hangs on what else the machine does. Needs Node.js and `npm install lighthouse@12.8.2`
(Chrome's own audit, which has no equal in Python); LIGHTHOUSE=/path/to/lighthouse, if it is not on the path.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from snippets.engine import command
from snippets.project import ROOT
from tests.benchmarks.weight import served
from tests.browser.conftest import NAMES
from tests.browser.test_weight import KINDS
from tests.project import build

RUNS = 5
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def installed() -> str | None:
    """The program, if it is here."""
    return os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")


def audit(program: str, url: str, categories=tuple(WANTED)) -> dict:
    """Lighthouse's report of a page. Raises CalledProcessError if it made none."""
    browser = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, NAMES)), "")
    command = [program, url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}", f"--only-categories={','.join(categories)}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": browser})
    return json.loads(done.stdout)


def lost(report: dict, category: str) -> list[str]:
    """The audits that cost points in a category."""
    weighted = {each["id"] for each in report["categories"][category]["auditRefs"] if each["weight"]}
    audits = report["audits"]
    return sorted(name for name in weighted if audits[name]["score"] is not None and audits[name]["score"] < 0.9)


def main(pages: list[str]) -> int:
    """Audit the pages. Returns the exit code: 1 if a score is below what is wanted."""
    program = installed()
    if not program:
        print("Lighthouse is not installed, so nothing was measured: npm install --global lighthouse@12.8.2", file=sys.stderr)
        return 1
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        result = build(ROOT, Path(folder) / "site")
        if result.returncode:
            sys.exit(result.stdout + result.stderr)
        with served(Path(folder) / "site") as address:
            print(f"{'page':28}", *(f"{category:>14}" for category in WANTED))
            for page in pages or [f"{language}/{kind}" for kind in KINDS for language in ("zh", "en")]:
                reports = [audit(program, f"{address}/{page}") for _ in range(RUNS)]
                scores = {category: round(100 * statistics.median(each["categories"][category]["score"] or 0 for each in reports))
                          for category in WANTED}
                print(f"{page:28}", *(f"{score:14}" for score in scores.values()), flush=True)
                for category, score in scores.items():
                    if score < WANTED[category]:
                        missed += 1
                        print(f"  {category} below {WANTED[category]}: {', '.join(lost(reports[-1], category))}", flush=True)
    print("all as wanted" if not missed else f"{missed} scores below what is wanted")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
