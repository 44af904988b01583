"""The runner of the faults says what is true: caught, passed, hung, could not be applied, says something else."""

import re

import pytest

from tests.faults import run
from tests.faults.catalogue import FAULTS
from tests.faults.mutation import Fault, append, edit, python, remove

READS = python("the README says what it is", "-c", "import sys; t = open('README.md').read(); sys.exit('no state_dict' if 'state_dict' not in t else 0)")
ALL = lambda project: (project / "README.md").write_text("nothing", "utf-8")  # noqa: E731


@pytest.mark.parametrize("fault, said", [
    (Fault("caught", ALL, READS, ("no state_dict",)), r"^caught .* caught "),
    (Fault("of other words", ALL, READS, ("no load_state_dict",)), r"(?s)^MISSED .*does not say \['no load_state_dict'\]"),
    (Fault("harmless", append("README.md", "more"), READS, ("no state_dict",)), r"(?s)^MISSED .*README says what it is passed"),
    (Fault("twice", edit("README.md", "state_dict", "dict"), READS, ()), r"(?s)^MISSED .*could not be applied: 'state_dict' stands \d+ times"),
    (Fault("no file", remove("nowhere.md"), READS, ()), r"(?s)^MISSED .*could not be applied: there is no nowhere.md"),
    (Fault("hangs", ALL, python("slow", "-c", "import time; 'nothing' != open('README.md').read() or time.sleep(60)", seconds=2), ()),
     r"(?s)^MISSED .*slow hung"),
], ids=lambda value: value.name if isinstance(value, Fault) else "")
def test_what_the_runner_says(fault, said, monkeypatch, capsys):
    monkeypatch.setattr(run, "FAULTS", [fault])
    code = run.main()
    printed = capsys.readouterr().out
    caught = said.startswith("^caught")
    assert code == (0 if caught else 1)
    assert re.search(said, printed, re.MULTILINE), printed
    assert f"caught {int(caught)} of 1 in " in printed and "1 of 1 guards pass unbroken" in printed


def test_a_guard_that_always_fails_catches_nothing(monkeypatch, capsys):
    monkeypatch.setattr(run, "FAULTS", [Fault("caught by accident", ALL, python("fails", "-c", "raise SystemExit('no')"), ("no",))])
    assert run.main() == 1
    assert "0 of 1 guards pass unbroken" in capsys.readouterr().out


def test_nothing_chosen_is_a_failure(capsys):
    assert run.main("no fault is called so") == 1
    assert "caught 0 of 0" in capsys.readouterr().out


def test_a_copy_is_put_back_as_it_was(tmp_path):
    copy = run.Copy(tmp_path)
    before = {path: path.read_bytes() for path in copy._files()}
    ALL(copy.project)
    (copy.project / "LICENSE").unlink()
    (copy.project / "docs" / "new.md").write_text("new", "utf-8")
    for name in ("requirements.txt", "mkdocs.yml"):
        (copy.project / name).unlink()
    (copy.project / "requirements.txt").symlink_to("nowhere")
    (copy.project / "mkdocs.yml").mkdir()
    copy.restore()
    assert {path: path.read_bytes() for path in copy._files()} == before


def test_there_are_enough():
    assert len(FAULTS) >= 40


@pytest.mark.parametrize("name", ["a snippet that forks forever", "a recording removed", "a translation left behind",
                                  "an atlas row renamed", "an unpinned dependency"])
def test_a_fault_of_each_kind_is_caught(name, capsys):
    """The whole run is a job of its own in CI."""
    assert run.main(name) == 0, capsys.readouterr().out
