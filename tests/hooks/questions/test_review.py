"""The review exam: a build stops at a diff that is not what it is said to be."""

import shutil

import pytest
import yaml

from docs.hooks.questions.review import EXAM, FOLDER, Exam


@pytest.fixture
def exam(tmp_path):
    """A copy of the exam, and a function that edits its data and returns what is wrong then."""
    folder = tmp_path / "review"
    shutil.copytree(FOLDER, folder)

    def edited(change) -> str:
        data = yaml.safe_load((folder / EXAM).read_text("utf-8"))
        change(data, {each["name"]: each for each in data["diffs"]})
        (folder / EXAM).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        return "\n".join(map(str, Exam(folder).wrong))
    return edited


def test_half_of_the_diffs_have_a_bug_each_of_another_rule():
    found = Exam()
    assert not found.wrong
    rules = [diff.rule for diff in found.diffs if diff.rule]
    assert len(found.diffs) == 24 and len(rules) == len(set(rules)) == 12
    assert all(8 <= len(diff.text.splitlines()) and diff.numbers or not diff.rule for diff in found.diffs)
    order = "".join("b" if diff.rule else "h" for diff in found.diffs)
    assert "bbbbb" not in order and "hhhhh" not in order  # nor do their places tell


def test_an_exam_that_nobody_broke_passes(exam):
    assert exam(lambda data, by_name: None) == ""


def harmless(data, by_name):
    del by_name["sweep"]["rule"], by_name["sweep"]["lines"]


BROKEN = {
    "a bug that is called harmless": (harmless, "sweep: is said to be harmless, and prints '[32, 64, 128]' before and '[128, 128, 128]' after"),
    "a harmless diff that is called a bug": (lambda data, by_name: by_name["double"].update(rule="AC301", lines=["model.to(torch.float64)"]), "double: is said to be a bug"),
    "a rule that is not there": (lambda data, by_name: by_name["sweep"].update(rule="AC999"), "there is no rule AC999"),
    "a rule without lines": (lambda data, by_name: by_name["sweep"].pop("lines"), "sweep: has a rule without lines"),
    "a line that is taken out": (lambda data, by_name: by_name["sweep"].update(lines=["run = copy.deepcopy(BASE)"]), "sweep: its diff has no line 'run = copy.deepcopy(BASE)'"),
    "a missing translation": (lambda data, by_name: by_name["sweep"]["why"].pop("zh"), "sweep: why is not written in zh, en"),
    "a program of no diff": (lambda data, by_name: data["diffs"].remove(by_name["sweep"]), "sweep.py:1: belongs to no diff"),
    "a diff without a program": (lambda data, by_name: by_name["sweep"].update(name="swept"), "swept.py:1: cannot be read"),
    "no list": (lambda data, by_name: data.update(diffs="none"), "holds no diffs"),
}


@pytest.mark.parametrize("change, said", BROKEN.values(), ids=BROKEN)
def test_what_is_not_proved_is_named(exam, change, said):
    found = exam(change)
    assert said in found and "fix: " in found


def test_a_recording_of_another_program_proves_nothing(exam, tmp_path):
    path = tmp_path / "review" / "sweep.py"
    path.write_text(path.read_text("utf-8").replace("[32, 64, 128]", "[32, 64]"), "utf-8")
    assert "sweep.py" in exam(lambda data, by_name: None)
