"""What the browser's Python does with snippets is recorded, and the record is one of the snippets as they are."""

import shutil

import pytest

from docs.hooks.ask import record
from docs.hooks.ask.fetch import present
from snippets.engine.versions import differences
from snippets.project import ROOT


def test_each_snippet_of_the_standard_library_is_recorded():
    recorded = differences.read(record.ENVIRONMENT)
    names = {differences.key(path): path for path in record.candidates()}
    stale = [name for name, path in names.items() if not recorded.claims(name, differences.digest(path))]
    assert not stale, f"these have no Run, because they changed since: {record.COMMAND}"
    assert recorded.found.keys() == names.keys() and len(names) > 40
    assert recorded.versions == {"pyodide": record.fetch.PACKAGES["pyodide"][0]}


def test_no_page_takes_it_for_a_version_of_python():
    assert record.ENVIRONMENT not in [each.environment for each in differences.read_all()]


@pytest.mark.skipif(not (present() and shutil.which("node")), reason="Python for the browser, or Node.js, is not here")
def test_the_record_is_what_running_gives():
    """A few of them, for each takes the time of a start: one that is the same, one that differs, one that stops."""
    recorded = differences.read(record.ENVIRONMENT)
    chosen = {state: next(name for name, each in recorded.found.items() if each.state == state) for state in ("same", "differs", "stops")}
    answers = record.run([ROOT / "snippets" / name for name in chosen.values()])
    for name, answer in answers.items():
        assert record.found(ROOT / "snippets" / name, answer) == recorded.found[name]


def test_an_answer_that_is_not_the_recording_differs():
    path = ROOT / "snippets" / "identity" / "lists.py"
    printed, heaps = record.expected(path)
    parts = [{"printed": printed if i == 0 else "", "picture": {"heap": heap}} for i, heap in enumerate(heaps)]
    assert len(heaps) == 3 and record.found(path, {"parts": parts}).state == "same"
    assert record.found(path, {"parts": parts[1:]}).state == "differs"
    assert record.found(path, {"parts": [*parts, {"printed": "more\n", "picture": {}}]}).state == "differs"
    other = [*parts[:2], {"printed": "", "picture": {"heap": heaps[0]}}]
    assert record.found(path, {"parts": other}).state == "differs"
    assert record.found(path, {"parts": parts, "error": "ValueError: no"}).state == "stops"


def test_a_reader_gets_a_snippet_without_marks():
    source = "# --8<-- [start:one]\na = 1  # (1)!\n# --8<-- [end:one]\n\n\n\n# draw: a\nprint(a)\n"
    assert record.readable(source) == "a = 1\n\n# draw: a\nprint(a)\n"
