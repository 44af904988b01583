"""Levels: each line that is said to reach a goal does, the others do not, and the file compares as the site does."""

import io
import json
import shutil
import zipfile

import pytest
import yaml

from docs.hooks.page.levels import FOLDER, read_levels
from snippets.ask.levels import difference, judge
from snippets.ask.program import Mistake
from snippets.engine.heap.graph import parse
from snippets.engine.problem import Problem
from tests.ask.test_archive import archive, ask, file  # noqa: F401
from tests.project import needs

LEVELS = read_levels()


def test_there_are_levels_of_both_kinds():
    assert len([level for level in LEVELS if not level.packages]) >= 8 and len([level for level in LEVELS if level.packages]) >= 7


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # NumPy's, of a tensor's __array__
def test_each_line_does_what_is_said_of_it(level):
    if level.packages:
        needs("torch")
    for line in [level.line, *level.right]:
        outcome = judge(level.start, level.names, level.goal, line)
        assert outcome.reached, f"{line}: {outcome.wrong}"
    for line in level.wrong:
        assert not judge(level.start, level.names, level.goal, line).reached, line
    try:
        untouched = judge(level.start, level.names, level.goal, "pass").reached
    except Mistake:
        untouched = False  # a name of the goal is not there yet
    assert not untouched
    assert set(level.known) == {level.line, *level.right} and all(len(level.known[0]) <= len(line) for line in level.known)


LIST = "a  -> o1\nb  -> {0}\no1  list\n  [0]  -> o2\n{1}o2  list\n  [0]  1\n"
DIFFERENCES = {
    "numbers alone": ("a  -> o7\no7  list\n  [0]  1\n", "a  -> o1\no1  list\n  [0]  1\n", ()),
    "marks alone": ("a  -> o1  {new}\no1  list  {shared}\n", "a  -> o1\no1  list\n", ()),
    "the order of keys": ("a  -> o1\no1  dict\n  ['x']  1\n  ['y']  2\n", "a  -> o1\no1  dict\n  ['y']  2\n  ['x']  1\n", ()),
    "the kind of dictionary": ("a  -> o1\no1  dict\n", "a  -> o1\no1  OrderedDict\n", ()),
    "one number or two": ("a  -> v1\nb  -> v1\nv1  int\n  1\n", "a  -> v1\nb  -> v2\nv1  int\n  1\nv2  int\n  1\n", ()),
    "a value": ("a  -> o1\no1  list\n  [0]  1\n", "a  -> o1\no1  list\n  [0]  2\n", ("value", "a[0]", "1", "2")),
    "a type": ("a  -> o1\no1  tuple\n", "a  -> o1\no1  list\n", ("type", "a", "tuple", "list")),
    "one too many": ("a  -> o1\no1  list\n  [0]  1\n", "a  -> o1\no1  list\n", ("extra", "a[0]")),
    "one too few": ("a  -> o1\no1  list\n", "a  -> o1\no1  list\n  [0]  1\n", ("missing", "a[0]")),
    "one object": (LIST.format("o1", ""), LIST.format("o3", "o3  list\n  [0]  -> o2\n"), ("one", "a", "b")),
    "two objects": (LIST.format("o3", "o3  list\n  [0]  -> o2\n"), LIST.format("o1", ""), ("apart", "a", "b")),
    "one memory": ("a  -> t1\nb  -> t2\nt1  Tensor\n  storage  -> s3\nt2  Tensor\n  storage  -> s3\ns3  storage\n  0  1\n",
                   "a  -> t1\nb  -> t2\nt1  Tensor\n  storage  -> s3\nt2  Tensor\n  storage  -> s4\ns3  storage\n  0  1\ns4  storage\n  0  1\n", ("memory", "a", "b")),
    "another part": ("a  -> t1\nt1  Tensor\n  storage  -> s3  0:1\ns3  storage\n  0  1\n  1  1\n",
                     "a  -> t1\nt1  Tensor\n  storage  -> s3  1:2\ns3  storage\n  0  1\n  1  1\n", ("part", "a", "[0:1]", "[1:2]")),
    "a set": ("a  -> o1\no1  set\n  ∋  1\n  ∋  2\n", "a  -> o1\no1  set\n  ∋  1\n  ∋  3\n", ("value", "a∋", "2", "3")),
}


@pytest.mark.parametrize("found, goal, said", DIFFERENCES.values(), ids=DIFFERENCES)
def test_what_counts_is_said(found, goal, said):
    got = difference(parse(found), parse(goal))
    assert got == said or (said and said[0] == "value" and got[0] == "value" and got[2:] == said[2:])


def test_a_mistake_names_the_readers_own_line():
    level = next(each for each in LEVELS if each.id == "nothing-shared")
    for line, number in (("x = 1\nb = unknown", 2), ("b = (", 1)):
        with pytest.raises(Mistake) as raised:
            judge(level.start, level.names, level.goal, line)
        assert raised.value.line == number


def test_the_file_judges_a_line_or_a_script(file, tmp_path):  # noqa: F811
    (file.parent / "line.py").write_text("b = [*a]\n", "utf-8")
    for words, code, said in ((["b = a[:]"], 0, "The goal is reached.\nThe shortest known: b = a[:]"), (["line.py"], 0, "The goal is reached."),
                              (["b = a"], 1, "a and b are one object; in the goal they are not."), (["b = c"], 2, "line 1: NameError")):
        done = ask(file, "--level", "outside", *words)
        assert done.returncode == code and said in done.stdout + done.stderr
    shown = ask(file, "--level", "outside", "--hint", "2", "--language", "zh")
    assert shown.returncode == 0 and "这叫浅拷贝。" in shown.stdout and "a = [1, [2]]" in shown.stdout and "b  -> o" in shown.stdout
    assert ask(file, "--level", "nowhere").returncode == 2 and ask(file).returncode == 2


def test_the_file_knows_all_levels():
    with zipfile.ZipFile(io.BytesIO(archive())) as packed:
        known = json.loads(packed.read("alias_or_copy/ask/levels.json"))
    assert list(known) == [level.id for level in LEVELS]


@pytest.fixture
def plain(tmp_path):
    """A copy of the levels of plain Python, and a function that edits their data and reads them again."""
    for path in FOLDER.glob("plain.*"):
        shutil.copy(path, tmp_path)

    def edited(change):
        path = tmp_path / "plain.yml"
        data = yaml.safe_load(path.read_text("utf-8"))
        change(data["levels"], {each["id"]: each for each in data["levels"]})
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        return read_levels(tmp_path)
    return edited


BROKEN = {
    "two hints": (lambda levels, by_id: by_id["half"]["hints"].pop(), "half does not have 3 hints"),
    "a missing translation": (lambda levels, by_id: by_id["half"]["task"].pop("en"), "half: a text is not written in zh, en"),
    "no wrong line": (lambda levels, by_id: by_id["half"].update(wrong=[]), "half lacks lines"),
    "no program": (lambda levels, by_id: by_id["half"].update(id="third"), "third: plain.py has no section 'third'"),
    "a program of no level": (lambda levels, by_id: levels.remove(by_id["half"]), "section 'half' belongs to no level"),
    "two of one id": (lambda levels, by_id: levels.append(by_id["half"]), "a second level 'half'"),
    "another field": (lambda levels, by_id: by_id["half"].update(note="?"), "other fields"),
}


@pytest.mark.parametrize("change, said", BROKEN.values(), ids=BROKEN)
def test_a_level_that_is_incomplete_is_refused(plain, change, said):
    with pytest.raises(Problem) as raised:
        plain(change)
    assert said in str(raised.value)


def test_levels_that_nobody_broke_are_read(plain):
    assert len(plain(lambda levels, by_id: None)) >= 8
