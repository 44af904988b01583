"""The way out of MkDocs stays open: Zensical builds our pages, and what it loses is known and no more than that."""

import hashlib
import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.hooks.page.links import SITE
from snippets.project import ROOT
from tests.project import copy_to, environment
from tests.site.zensical_losses import LIST, LOSSES, TABLE, table

REQUIREMENTS = Path(__file__).with_name("zensical-requirements.txt")
TEMPLATES = "  custom_dir: docs/overrides\n"
UNREACHABLE = "Retrying (Retry"  # what pip says of a connection, not of a package
MEND = "\nfix: .venv/bin/python -m tests.site.zensical_losses"


@pytest.fixture(scope="session")
def zensical() -> Path:
    """Zensical's program, installed once for each set of pins; skips when the package registry cannot be reached."""
    key = hashlib.sha256(f"{sys.version}{REQUIREMENTS.read_text('utf-8')}".encode()).hexdigest()[:12]
    folder = ROOT / ".cache" / f"zensical-{key}"
    done = folder / "installed"
    if not done.is_file():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                              "--no-deps", "-r", str(REQUIREMENTS)], capture_output=True, text=True)
        if pip.returncode and UNREACHABLE in pip.stderr:
            pytest.skip(f"Zensical could not be installed: {pip.stderr.strip().splitlines()[-1]}")
        assert pip.returncode == 0, pip.stderr
        check = subprocess.run([folder / "bin" / "python", "-m", "pip", "check"], capture_output=True, text=True)
        assert check.returncode == 0, check.stdout
        done.touch()
    return folder / "bin" / "zensical"


def build(program: Path, project: Path) -> Path:
    """Build a project with Zensical and return the site's folder. Fails with what it said."""
    result = subprocess.run([program, "build", "--clean", "--strict"], cwd=project, env=environment(),
                            capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def copied(folder: Path) -> Path:
    """A copy of the project that Zensical can build: without our templates, which show what the hooks set."""
    project = copy_to(folder)
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert text.count(TEMPLATES) == 1
    config.write_text(text.replace(TEMPLATES, ""), "utf-8")
    return project


@pytest.fixture(scope="module")
def other(zensical, tmp_path_factory) -> Path:
    """The same content, built by Zensical."""
    return build(zensical, copied(tmp_path_factory.mktemp("zensical") / "clone"))


def pages(site: Path) -> set[str]:
    """The addresses of a site's pages."""
    return {path.relative_to(site).as_posix() for path in site.rglob("index.html")}


def blocks(page: Path) -> list[str]:
    """The text of each block of code or output that a page includes: not of what hooks add, questions and other versions at its end."""
    text = re.sub(r'<details class="?ac-elsewhere.*?</details>|<(?:div|section) class="?ac-(?:questions|levels|exam).*?</article>', "", page.read_text("utf-8"), flags=re.DOTALL)
    return [html.unescape(re.sub("<[^>]+>", "", block))
            for block in re.findall(r"<pre[^>]*>(.*?)</pre>", text, re.DOTALL)]


def test_every_page_written_in_markdown_comes_out(site, other):
    written = {path.relative_to(ROOT / "docs").with_suffix("").as_posix().removesuffix("index").rstrip("/")
               for language in ("zh", "en") for path in (ROOT / "docs" / language).rglob("*.md")}
    assert len(written) >= 25
    assert pages(other) >= {f"{name}/index.html" for name in written}


def test_the_pages_that_are_lost_are_labs(site, other):
    lost = {page for page in pages(site) - pages(other) if page.startswith(("zh/", "en/"))}
    assert lost and all(re.fullmatch(r"(zh|en)/labs/[a-z-]+/index\.html", page) for page in lost), lost
    assert pages(other) < pages(site)


def test_every_include_is_resolved(site, other):
    compared = 0
    for page in sorted(pages(other)):
        named = [block.replace(SITE, "http://127.0.0.1:8000/") for block in blocks(other / page)]  # by docs/hooks/rules/pages.py
        assert named == blocks(site / page), page
        compared += len(blocks(other / page))
    assert compared > 200


@pytest.mark.parametrize("loss", [loss for loss in LOSSES if loss.done], ids=lambda loss: f"{loss.part}: {loss.what}")
def test_what_is_lost(loss, site, other):
    assert loss.done(site), "MkDocs does not do this any more: take its line out of the list" + MEND
    assert not loss.done(other), "Zensical does this now: take its line out of the list" + MEND


def test_nothing_stops_a_stale_recording(zensical, tmp_path):
    project = copied(tmp_path / "clone")
    snippet = project / "snippets" / "state_dict" / "alias.py"
    snippet.write_text(snippet.read_text("utf-8").replace("zero_()", "fill_(3.0)"), "utf-8")
    assert "fill_(3.0)" in "".join(blocks(build(zensical, project) / "en" / "state-dict" / "index.html"))


def test_every_hook_has_its_line():
    steps = re.findall(r'^    \("([\w.]+)", ', (ROOT / "docs" / "hooks" / "site.py").read_text("utf-8"), re.MULTILINE)
    hooks = {f"docs/hooks/{step.replace('.', '/')}.py" for step in steps if not step.startswith("page.")}  # those work for the others
    assert hooks and {loss.part for loss in LOSSES} == {*hooks, "docs/overrides"}, "say in zensical_losses.py what is lost without it"


def test_the_readme_has_the_list():
    assert TABLE.search(LIST.read_text("utf-8"))[0] == table(), MEND
