"""What changed between versions: each row that did has a program that asserts it, and pages say by which package."""

import re

import pytest

from docs.hooks.page import versions
from docs.hooks.page.build import Build
from snippets.atlas import outcomes
from snippets.atlas.row import read_rows
from snippets.engine.snippet import recording
from snippets.engine.snippet.sections import parse
from snippets.engine.versions import differences
from snippets.project import ROOT

CHANGED = {each.id: each.was[0][0] for each in read_rows() if each.was}
PROGRAMS = {package: differences.SNIPPETS / "changes" / f"{package}_releases.py" for package in set(CHANGED.values())}


def test_each_changed_row_has_a_section_that_asserts_it_and_both_pages_show_it():
    assert len(CHANGED) > 20
    pages = [(ROOT / "docs" / language / "changes.md").read_text("utf-8") for language in ("zh", "en")]
    for row, package in CHANGED.items():
        path = PROGRAMS[package]
        snippet = parse(path)
        assert row in {section.name for section in snippet.sections}, f"{path} has no section {row}"
        assert "assert " in snippet.code(row), row
        for page in pages:
            assert f"{{#{row}}}\n\n```python title=\"snippets/changes/{path.name}\"\n--8<-- \"changes/{path.name}:{row}\"" in page, row


def test_each_section_is_of_a_row_that_changed():
    """A row that changes no more leaves none behind; parts that several sections share print nothing."""
    for path in PROGRAMS.values():
        assert recording.read(path).output.keys() <= CHANGED.keys(), path


@pytest.mark.parametrize("row", CHANGED)
def test_the_program_does_something_else_where_the_row_does(row):
    """Where a row was recorded with another verdict than on the pinned versions, its section printed something else, in the records that know the program."""
    path = PROGRAMS[CHANGED[row]]
    recorded, known = outcomes.read_all(), 0
    for name, found in recorded.items():
        there = differences.read(name)
        claim = there and there.claims(differences.key(path), differences.digest(path))
        if claim and row in found.rows:
            known += 1
            assert (found.rows[row]["verdict"] != recorded["pinned"].rows[row]["verdict"]) == (row in claim.output), (row, name)
    assert known, f"no environment has run {path}: {differences.command('old')}"


@pytest.mark.parametrize("language, said", [("en", "Alias"), ("zh", "别名")])
def test_the_table_says_verdicts_in_the_language_of_the_page(language, said, site):
    html = (site / language / "changes" / "index.html").read_text("utf-8")
    row, = re.findall(r'<tr><td>3.0</td><th scope=row><a href="../atlas/#pandas-column">.*?</tr>', html)
    assert f'<use href="#ac-alias"/></svg>{said}</span> <small>1.5.3–2.3.3</small>' in row and '<symbol id="ac-alias"' in html
    assert '<a href="#pandas-column">' in row and ">alias" not in row


def test_a_snippet_is_told_by_its_own_package():
    """A page with PyTorch that shows a program of pandas names pandas' versions for it."""
    shown = "".join(f'```python\n--8<-- "changes/{path.name}:{section}"\n```\n' for path, section in
                    ((PROGRAMS["torch"], "module-zero-grad"), (PROGRAMS["pandas"], "pandas-column"), (PROGRAMS["python"], "copy-replace")))
    used = {"torch": {"2.13.0"}, "python": {"3.11.7"}, "pandas": {"3.1.1"}, "numpy": {"2.4.6"}}
    said = versions.of_page(Build(), shown, "en", used)
    named = {re.search(r"changes/(\w+?)_", other.words)[1]: other.words.rsplit(" with ", 1)[1] for other in said.others}
    assert named["torch"].startswith("PyTorch 1.13.1") and named["pandas"].startswith("pandas 1.5.3") and named["python"].startswith("Python 3.13.0")
    assert "PyTorch 1.13.1" in said.title and "pandas 1.5.3" in said.title and "Python 3.13.0" in said.title
