"""One commit gives one site, byte for byte: wherever, whenever and however often it is built."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.project import copy_to, environment, needs

HERE = "https://example.org/"  # a site that others can open has cards for link previews
CARD = re.compile(rf'<meta property="og:image" content="{HERE}([^"]+)"')
COMMITTED = "2026-01-02T03:04:05+00:00"
# Set and dict orders, zones and the day differ between the builds, and where they happen.
BUILDS = {
    "first": {"day": "2026-02-28T23:30:00+00:00", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "第二 second/deeper": {"day": "2031-12-31T01:00:00+00:00", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"},
}
BUILD = """
import sys, time, datetime, time_machine
from mkdocs.__main__ import cli
with time_machine.travel(datetime.datetime.fromisoformat(sys.argv[1])):
    time.tzset()
    cli(["build", "--strict", "--quiet", "-d", sys.argv[2]])
"""


def git(folder: Path, *command: str) -> None:
    """Run git in a folder, as an author of its own. Raises CalledProcessError."""
    subprocess.run(["git", "-c", "user.name=Test", "-c", "user.email=test@localhost", *command], cwd=folder, check=True,
                   capture_output=True, env=environment(GIT_AUTHOR_DATE=COMMITTED, GIT_COMMITTER_DATE=COMMITTED))


def build_clone(origin: Path, folder: Path, day: str, **settings: str) -> Path:
    """Clone, build at that day with those settings, and return the site's folder."""
    git(origin, "clone", "--quiet", str(origin), str(folder / "clone"))
    result = subprocess.run([sys.executable, "-c", BUILD, day, str(folder / "site")], cwd=folder / "clone",
                            env=environment(SITE_URL=HERE, **settings), capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Two builds of one commit of the working tree, made at the same time."""
    needs("time-machine")
    folder = tmp_path_factory.mktemp("reproducible")
    origin = copy_to(folder / "origin")
    git(origin, "init", "--quiet")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "all")
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda item: build_clone(origin, folder / item[0], **item[1]), BUILDS.items()))


def files(site: Path) -> dict[str, bytes]:
    """{path below the site: content}."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def difference(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """What differs between two sites: a line for each file, with the first bytes that do."""
    found = [f"only in one build: {name}" for name in sorted(one.keys() ^ other.keys())]
    for name in sorted(one.keys() & other.keys()):
        a, b = one[name], other[name]
        if a != b:
            at = next((i for i, pair in enumerate(zip(a, b)) if pair[0] != pair[1]), min(len(a), len(b)))
            found.append(f"{name}, byte {at}: {a[max(at - 30, 0):at + 30]!r} and {b[max(at - 30, 0):at + 30]!r}")
    return found


def test_both_builds_are_equal(sites):
    one, other = map(files, sites)
    assert len(one) > 100
    found = difference(one, other)
    assert not found, f"{len(found)} files differ\n" + "\n".join(found[:5])


def test_a_difference_is_named():
    found = difference({"a.html": b"same", "b.html": b"built 1", "c.html": b""}, {"a.html": b"same", "b.html": b"built 2"})
    assert found == ["only in one build: c.html", "b.html, byte 6: b'built 1' and b'built 2'"]


def test_pages_have_cards_of_their_own(sites):
    """Both languages of a page have one card; a permanent address has that of its page."""
    html = {name: content.decode() for name, content in files(sites[0]).items() if name.endswith("index.html")}
    card = {name: match[1] for name, text in html.items() if (match := CARD.search(text))}
    for name in ("", "state-dict/", "rules/ac301/"):
        assert card[f"en/{name}index.html"] == card[f"zh/{name}index.html"] != "assets/images/card.png", name
    assert card["r/AC301/index.html"] == card["r/AC301/en/index.html"] == card["en/rules/ac301/index.html"]
    assert card["en/atlas/index.html"] == "assets/images/card.png"
    for name, address in card.items():
        assert (sites[0] / address).stat().st_size < 100_000, (name, address)
