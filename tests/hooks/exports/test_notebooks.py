"""Every page with code is a notebook too: valid, and its code prints what the notebook says."""

import json
import re
import subprocess
import sys

import nbformat
import pytest
from nbformat.validator import validate

from docs.hooks.exports.notebook import name_of
from docs.hooks.page.source import pages, read
from snippets.engine.snippet.fork_server import ForkServers
from snippets.project import ROOT
from tests.project import needs

DOCS = ROOT / "docs"
WITH_CODE = [page for page in pages(DOCS) if any(
    i.file.endswith(".py") for i in read(page).includes)]
# Their notebooks start more processes than a snippet may, some of which import what starts them.
WITH_PROCESSES = {"loading-data", "shared-models"}
# Runs a notebook's cells one by one, each compiled by itself and known to tracebacks as in Jupyter, and compares what each prints.
DRIVER = """\
import contextlib, io, json, linecache
cells = json.loads({text!r})["cells"]
names = globals()
keep = dict(names)
for number, cell in enumerate(cells, 1):
    printed, cell_source, cell_file = io.StringIO(), "".join(cell["source"]), f"<cell {{number}}>"
    linecache.cache[cell_file] = len(cell_source), None, cell_source.splitlines(True), cell_file
    with contextlib.redirect_stdout(printed):
        exec(compile(cell_source, cell_file, "exec"), names)
    recorded = "".join("".join(o["text"]) for o in cell["outputs"])
    assert printed.getvalue() == recorded, (number, printed.getvalue(), recorded)
"""


class _Page:
    """As much of a MkDocs page as a name needs."""

    def __init__(self, path):
        self.file = self
        self.name = path.stem


def notebook_of(page, site):
    below = page.relative_to(DOCS).with_suffix("")
    folder = site / (below.parent if below.name == "index" else below)
    return folder / name_of(_Page(page))


def id_of(page):
    return page.relative_to(DOCS).with_suffix("").as_posix()


def test_there_are_pages_with_code():
    assert len(WITH_CODE) >= 16


@pytest.mark.parametrize("page", WITH_CODE, ids=id_of)
def test_is_valid(page, site):
    made = nbformat.read(notebook_of(page, site), as_version=4)
    validate(made)
    code = [cell for cell in made.cells if cell.cell_type == "code"]
    includes = read(page).includes
    assert len(code) == sum(i.file.endswith(".py") for i in includes)
    assert sum(bool(cell.outputs) for cell in code) == sum(i.file.endswith(".out") for i in includes)


@pytest.fixture(scope="module")
def servers():
    """Interpreters that give a whole page a minute."""
    needs("torch", "numpy")
    with ForkServers() as running:
        yield running


@pytest.fixture(scope="module")
def ran():
    """The code of the notebooks that ran as they say: two languages differ in their prose, seldom in their code."""
    return set()


@pytest.mark.parametrize("page", WITH_CODE, ids=id_of)
def test_prints_what_it_says(page, site, servers, ran, tmp_path):
    cells = json.loads(notebook_of(page, site).read_text("utf-8"))["cells"]
    code = [{"source": cell["source"], "outputs": cell["outputs"]} for cell in cells if cell["cell_type"] == "code"]
    if json.dumps(code) not in ran:
        _run(page, code, servers, tmp_path)
        ran.add(json.dumps(code))


def _run(page, code, servers, tmp_path):
    """Run code cells, alone: prose may hold what snippets give orders with."""
    program = DRIVER.format(text=json.dumps({"cells": code}))
    if page.stem in WITH_PROCESSES:  # as in Jupyter, no file that a process could import
        result = subprocess.run([sys.executable, "-c", "import sys; exec(sys.stdin.read())"], input=program,
                                capture_output=True, text=True, cwd=tmp_path, timeout=600)
        assert (result.returncode, result.stderr) == (0, "")
        return
    driver = tmp_path / "driver.py"
    driver.write_text(program, "utf-8")
    with servers.folder(driver) as folder:
        end = servers.run(driver, folder)
        result = json.loads((folder / "result.json").read_text("utf-8")) if end["end"] == "exit" else end
        assert result.get("error", result) is None, result
        assert (folder / "stderr").read_text("utf-8") == ""


@pytest.mark.parametrize("page", WITH_CODE, ids=id_of)
def test_prose_reads_well_in_jupyter(page, site):
    """No front matter, markers, ids or boxes of the site's Markdown; links are whole addresses."""
    path = notebook_of(page, site)
    made = nbformat.read(path, as_version=4)
    assert made.cells[0].source.startswith("# ")
    for cell in made.cells:
        if cell.cell_type == "code":
            assert "--8<--" not in cell.source and not re.search(r"# \(\d+\)!", cell.source)
            continue
        text = re.sub(r"`+[^`]*`+", "", cell.source)
        assert not re.search(r"^(\?\?\?|!!!) |--8<--|\{ ?[:#.]|^---$|</?div", text, re.MULTILINE), cell.source
        for link in re.findall(r"\]\(([^()\s]*)", text):
            assert link.startswith(("http://", "https://")), (path, link)


def test_pages_offer_their_notebook(site):
    for page in pages(DOCS):
        path = notebook_of(page, site)
        html = path.with_name("index.html").read_text("utf-8")
        assert (f'<a href="{path.name}" download>' in html) == (page in WITH_CODE), page
        assert path.is_file() == (page in WITH_CODE)
