"""Rows, their recorded outcomes and their ids: verdicts found again, both languages complete, ids that only grow."""

import re
import subprocess
from collections import Counter
from dataclasses import replace

import pytest
import torch

from snippets.atlas import outcomes, probe_runner, row
from snippets.atlas.__main__ import main
from snippets.atlas.probe_worker import has, run
from snippets.atlas.publish import ids, links
from snippets.engine.problem import Problem
from snippets.engine.versions import environments
from snippets.project import ROOT

ROWS = row.read_rows()
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def found():
    """What the installed versions give now, in processes of their own: nothing that another test set is seen there."""
    return probe_runner.probe_all("pinned")


def test_verdicts_are_found_again(found):
    problems = outcomes.unexpected(ROWS, found) + outcomes.changed(outcomes.read("pinned"), found)
    assert not problems, "\n".join(map(str, problems))


def test_every_row_was_run(found):
    assert {r.id for r in ROWS if not r.only_cuda} == found.rows.keys() == outcomes.read("pinned").rows.keys()


def test_there_are_enough_rows_in_every_family():
    counted = Counter(r.family for r in ROWS)
    assert len(ROWS) >= 200
    assert counted.keys() == row.FAMILIES.keys() and min(counted.values()) >= 10


@pytest.mark.parametrize("environment", ["old", *environments.PYPI, "pinned", *environments.PYTHONS])
def test_recorded_outcomes_are_what_the_rows_expect(environment):
    recorded = outcomes.read(environment)
    assert recorded, outcomes.command(environment)
    problems = outcomes.unexpected(ROWS, recorded)
    if environment not in environments.PYPI:  # recorded when asked for; what is stale there is not shown
        problems += outcomes.stale(ROWS, recorded)
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.skipif(not all(map(environments.debian_version, environments.DEBIAN.values())),
                    reason="Debian's python3-torch is not installed here")
def test_verdicts_are_found_again_on_the_old_versions():
    found = probe_runner.probe_all("old")
    problems = outcomes.unexpected(ROWS, found) + outcomes.changed(outcomes.read("old"), found)
    assert not problems, "\n".join(map(str, problems))


def test_the_old_environment_shows_what_changed():
    old, pinned = outcomes.read("old"), outcomes.read("pinned")
    assert old.packages["torch"] == "1.13.1"
    assert old.rows["load-state-dict-assign"]["verdict"] == "missing" and pinned.rows["load-state-dict-assign"]["verdict"] == "alias"
    assert old.rows["pandas-column"]["verdict"] == "alias" and pinned.rows["pandas-column"]["verdict"] == "copy"


def test_other_pythons_have_the_rows_that_need_no_package():
    for name, verdict in (("python-3.12", "missing"), ("python-3.13", "shallow"), ("python-3.14", "shallow")):
        recorded = outcomes.read(name)
        assert not recorded.packages and f"python-{recorded.python}".startswith(name)
        assert recorded.rows["copy-replace"]["verdict"] == verdict and "torch-clone" not in recorded.rows
        without = replace(recorded, rows={row: each for row, each in recorded.rows.items() if row != "py-assign"})
        assert "py-assign was never run" in outcomes.stale(ROWS, without)[0].message


def test_what_an_environment_lacks_is_not_run_there():
    assert all(map(has, ("", "safetensors", "torch.utils.swap_tensors")))
    assert not any(map(has, ("no_such_package", "torch.no_such_name", "torch.utils.no_such.name")))
    needy = [each for each in ROWS if each.needs]
    old, pinned = outcomes.read("old"), outcomes.read("pinned")
    assert needy and all(each.id in pinned.rows for each in needy) and not outcomes.stale(needy, old)
    without = replace(pinned, rows={row: each for row, each in pinned.rows.items() if row != needy[0].id})
    assert f"{needy[0].id} was never run" in outcomes.stale(needy, without)[0].message


def test_every_change_between_versions_names_its_package():
    recorded = [outcomes.read(name) for name in outcomes.NAMES if name != "cuda"]
    for each in ROWS:
        verdicts = {r.rows[each.id]["verdict"] for r in recorded if each.id in r.rows}
        assert len(verdicts) < 2 or each.was, each.id


def test_both_languages_are_complete():
    for each in ROWS:
        for title, reason, chinese in ((*each.zh, True), (*each.en, False)):
            assert bool(CHINESE.search(reason)) == chinese, (each.id, reason)
            assert chinese or not CHINESE.search(title), (each.id, title)
            assert reason.endswith("。" if chinese else "."), (each.id, reason)
            assert title.count("`") % 2 == 0 == reason.count("`") % 2, each.id
        assert not re.search(r"[A-Za-z0-9`][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z0-9`]", "\n".join(each.zh)), f"{each.id}: a space is missing"
        assert not re.search(r"[,;:!?][^\s`]*[\u4e00-\u9fff]", re.sub(r"`[^`]*`", "", each.zh[1])), f"{each.id}: half-width punctuation"


def test_titles_tell_rows_of_a_family_apart():
    for language in ("zh", "en"):
        twice = [t for t, n in Counter((r.family, getattr(r, language)[0]) for r in ROWS).items() if n > 1]
        assert not twice


def test_links_are_official_pages():
    for each in ROWS:
        address, name = links.official(each.link)
        assert not address or re.match(r"https://(docs\.python\.org/3|docs\.pytorch\.org/docs/stable|numpy\.org/doc/stable|"
                                       r"pandas\.pydata\.org/docs|docs\.scipy\.org/doc/scipy|joblib\.readthedocs\.io/en/stable|huggingface\.co/docs/safetensors)/\S+$",
                                       address) and name
    with pytest.raises(ValueError):
        links.official("scipy.linalg")


def test_ids_are_listed():
    assert not ids.gone(ROWS)
    assert len(set(ids.published())) == len(ids.published())


def test_ids_only_grow():
    """Every id that any commit ever listed is still listed, and still has a row."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone: there is no history to compare with")
    path = ids.FILE.relative_to(ROOT).as_posix()
    log = subprocess.run(["git", "log", "--format=%H", "--", path], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = set()
    for commit in log.stdout.split():
        shown = subprocess.run(["git", "show", f"{commit}:{path}"], cwd=ROOT, capture_output=True, text=True)
        listed |= set(shown.stdout.split())
    assert listed <= {r.id for r in ROWS}


def test_a_lost_row_is_a_problem():
    problems = ids.gone(ROWS[1:])
    assert [p.message for p in problems] == [f"{ROWS[0].id} was published and has no row any more"]


def write_family(monkeypatch, tmp_path, text: str):
    monkeypatch.setattr(row, "ROWS", tmp_path)
    monkeypatch.setattr(row, "FAMILIES", {"some": ("一些", "Some")})
    (tmp_path / "some.py").write_text(text, "utf-8")
    return row.read_rows


GOOD = '@row(COPY, zh=("题", "句。"), en=("Title", "Sentence."))\ndef some_row():\n    a = [1]\n    b = a[:]\n    return a, b\n'


@pytest.mark.parametrize("text, message", [
    (GOOD + GOOD, "the id 'some-row' stands twice"),
    (GOOD.replace("    return a, b\n", "    return a, a\n"), "must end with `return a, b`"),
    (GOOD.replace('zh=("题", "句。"), ', ""), "needs zh=(title, sentence)"),
    (GOOD.replace('"句。"', '""'), "needs zh=(title, sentence)"),
    (GOOD.replace('"Sentence."', 'str("Sentence.")'), "must be literals"),
    (GOOD.replace("some_row", "Some_Row"), "is no id"),
    (GOOD.replace("@row(COPY", "@other(COPY"), "is not marked with @row"),
    ("x = 1\n", "a family without rows"),
])
def test_rows_that_break_a_rule_are_named(monkeypatch, tmp_path, text, message):
    read = write_family(monkeypatch, tmp_path, text)
    with pytest.raises(Problem) as raised:
        read()
    assert message in str(raised.value) and "some.py:" in str(raised.value)


def test_a_row_is_read_without_running_it(monkeypatch, tmp_path):
    read = write_family(monkeypatch, tmp_path, "raise SystemExit\n" + GOOD.replace("    a =", "    # why\n    a ="))
    only, = read()
    assert (only.id, only.expected, only.code, only.device) == ("some-row", "copy", "a = [1]\nb = a[:]", False)


def test_expected_before_a_version():
    changed = next(r for r in ROWS if r.id == "pandas-column")
    assert changed.expected_with({"pandas": "1.5.3"}) == "alias" and changed.expected_with({"pandas": "3.0.0"}) == "copy"
    moved = next(r for r in ROWS if r.id == "state-dict-cpu")
    assert (moved.expected_with({}), moved.expected_with({}, "cuda")) == ("shallow", "copy")


def test_a_mismatch_is_named():
    recorded = outcomes.read("pinned")
    wrong = outcomes.Outcomes("pinned", recorded.python, recorded.packages, "cpu",
                              {"torch-view": {"verdict": "copy", "by": "mutation"}})
    problem, = outcomes.unexpected(ROWS, wrong)
    assert "torch-view (pinned): expected 'alias', found 'copy'" in str(problem)


def test_outcomes_edited_by_hand_are_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(outcomes, "FOLDER", tmp_path)
    recorded = outcomes.Outcomes("pinned", "3.11.7", {"torch": "2.13.0"}, "cpu", {"x": {"code": "0", "verdict": "copy"}})
    assert outcomes.write(recorded) and not outcomes.write(recorded)
    assert outcomes.read("pinned") == recorded and outcomes.read("old") is None
    path = outcomes.path_of("pinned")
    for damage in (path.read_text() + "\n", path.read_text().replace("copy", "no verdict", 1) + "x", ""):
        path.write_text(damage)
        with pytest.raises(Problem, match="python -m snippets.atlas record"):
            outcomes.read("pinned")


def test_arguments(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["record", "--environment", "nowhere"])
    assert stopped.value.code == 2 and "nowhere" in capsys.readouterr().err


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU here: the rows would run on it")
def test_without_a_gpu_nothing_is_recorded_as_measured():
    with pytest.raises(Problem, match="sees no GPU here; nothing was run"):
        main(["record", "--device", "cuda"])
    assert not outcomes.path_of("cuda").exists() or outcomes.read("cuda").device != "cpu"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU here")
def test_verdicts_are_found_again_on_the_gpu():
    ran = outcomes.Outcomes("cuda", **run("cuda"))
    assert ran.rows.keys() == {r.id for r in ROWS if r.device} and not outcomes.unexpected(ROWS, ran)
