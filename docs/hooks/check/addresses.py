"""Every address that the site has ever published: `docs/addresses.txt`, a list that only grows.

    python -m docs.hooks.check.addresses add      builds the site and appends what is new

An address that is gone needs a line in `docs/redirects.txt` (see `pages/permalinks.py`).
"""

import subprocess
import sys
from pathlib import Path

from bs4 import BeautifulSoup

from docs.__main__ import build
from snippets.engine import command
from snippets.engine.problem import Problem
from snippets.engine.scratch import Scratch
from snippets.project import ROOT, write_atomically

FILE = ROOT / "docs" / "addresses.txt"
# What may be linked to inside a page: headings, rows of the atlas, steps.
ANCHORS = ", ".join(["h1[id]", "h2[id]", "h3[id]", "h4[id]", "tr[id]", ".stepper[id]", ".stepper__step[id]", ".ac-moved[id]"])
NOT_LINKED = ("assets/", "search/", "zh/search/", "en/search/")  # what pages load for themselves
NOT_FILES = ("sitemap.xml", "sitemap.xml.gz", "404.html")


def published(file: Path = FILE) -> list[str]:
    """The addresses below the site that were ever published, in the order in which they came."""
    return file.read_text("utf-8").split() if file.exists() else []


def anchors(page: Path) -> set[str]:
    """All ids of a built page, those of what may be linked to and any other."""
    return {element["id"] for element in BeautifulSoup(page.read_text("utf-8"), "html.parser").find_all(id=True)}


def found(site: Path) -> list[str]:
    """The addresses of a built site: pages, what may be linked to in them, and files for download."""
    every = []
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if name.startswith(NOT_LINKED) or path.name in NOT_FILES:
            continue
        address = name.removesuffix("index.html") or "./"
        every.append(address)
        if path.suffix == ".html":
            page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
            every += [f"{address}#{element['id']}" for element in page.select(ANCHORS)]
    return list(dict.fromkeys(every))


def unknown(site: Path) -> list[Problem]:
    """A problem for each address of a built site that is not in the list yet."""
    known = set(published())
    return [Problem(FILE, len(known) + 1, f"{address} is not in the list", "python -m docs.hooks.check.addresses add")
            for address in found(site) if address not in known]


def dead(site: Path, addresses: list[str], file: Path = FILE) -> list[Problem]:
    """A problem for each address that leads nowhere in a built site."""
    ids: dict[Path, set[str]] = {}
    problems = []
    for line, address in enumerate(addresses, 1):
        path, _, anchor = address.partition("#")
        page = site / path / "index.html" if path.endswith("/") else site / path
        if page.is_file() and anchor and page not in ids:
            ids[page] = anchors(page)
        if not page.is_file() or (anchor and anchor not in ids[page]):
            problems.append(Problem(file, line, f"{address} was published and leads nowhere",
                                    f"bring it back, or write into docs/redirects.txt: {address} NEW-ADDRESS"))
    return problems


def removed() -> list[str]:
    """Lines that some commit took out of the list. Raises Problem where there is no git history to look into."""
    log = subprocess.run(["git", "log", "--format=", "--patch", "--no-renames", "--no-ext-diff", "--no-color", "--", str(FILE)],
                         cwd=ROOT, capture_output=True, text=True)
    if log.returncode:
        raise Problem(FILE, 1, f"no git history: {log.stderr.strip()}", "run this in a git clone")
    now = set(published())
    return [line[1:] for line in log.stdout.splitlines()
            if line.startswith("-") and not line.startswith("---") and line[1:] not in now]


def add() -> int:
    """Build the site, append its new addresses and return their number. Raises Problem when the build fails."""
    with Scratch("site") as scratch:
        known = published()
        new = [address for address in found(build(scratch.path / "site")) if address not in set(known)]
    if new:
        write_atomically(FILE, "".join(f"{address}\n" for address in [*known, *new]))
    return len(new)


def main(arguments: list[str]) -> int:
    """`add`. Returns the exit code. Raises Problem when the build fails."""
    if arguments != ["add"]:
        print(__doc__, file=sys.stderr)
        return 2
    print(f"{add()} addresses added")
    return 0


if __name__ == "__main__":
    sys.exit(command.run(main, sys.argv[1:]))
