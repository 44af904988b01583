"""Questions: a build stops at an answer that no run proves, and says where."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from docs import new_question
from docs.hooks.page.build import Build
from docs.hooks.page.levels import FOLDER as LEVELS
from docs.hooks.page.levels import read_levels
from docs.hooks.questions import registry
from docs.hooks.questions.registry import QUESTIONS, Registry, problems, read
from docs.hooks.questions.review import EXAM, SECTIONS, Exam
from snippets.ask.levels import judge
from snippets.engine import verify
from snippets.engine.heap import svg_file
from snippets.engine.problem import Problem
from snippets.project import ROOT
from tests.project import needs

SEVERAL = 120  # questions at least, so that a registry that finds none cannot pass
TEXT = {"zh": "说明", "en": "A reason."}


def proved(folder) -> str:
    """What is wrong with the questions of a folder."""
    return "\n".join(map(str, problems(Build(), Registry(folder), ROOT / "docs")))


@pytest.fixture
def best_model(tmp_path):
    """A copy of one topic, and a function that edits its data and returns what is wrong then."""
    for suffix in (".py", ".out", ".yml"):
        (tmp_path / f"best_model{suffix}").write_text((QUESTIONS / f"best_model{suffix}").read_text("utf-8"), "utf-8")
    path = tmp_path / "best_model.yml"

    def edited(change) -> str:
        data = yaml.safe_load(path.read_text("utf-8"))
        change(data, {each["id"]: each for each in data["questions"]})
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        return proved(tmp_path)
    return edited


def test_every_answer_is_proved():
    every = Registry()
    assert not problems(Build(), every, ROOT / "docs")
    assert sum(len(topic.questions) for topic in every.topics) >= SEVERAL
    assert {question.kind for topic in every.topics for question in topic.questions} == {"prints", "which", "verdict", "line", "change"}
    assert sum(bool(question.package) for topic in every.topics for question in topic.questions) >= 5


def test_a_topic_that_nobody_broke_passes(best_model):
    assert best_model(lambda data, by_id: None) == ""


def wrong_key(data, by_id):
    by_id["setup"]["right"], by_id["setup"]["wrong"]["clone"] = "dict", by_id["setup"]["wrong"].pop("dict")


BROKEN = {
    "a wrong key": (wrong_key, "setup: dict is right by the key, and prints '5.0'"),
    "a wrong verdict": (lambda data, by_id: by_id["saved"].update(right="same"), "saved: same is right by the key, and the atlas found copy"),
    "a wrong answer that is right": (lambda data, by_id: by_id["saved"]["wrong"].update(copy=TEXT), "saved: copy is wrong by the key, and the atlas found copy"),
    "no such verdict": (lambda data, by_id: by_id["saved"]["wrong"].update(deep=TEXT), "saved: 'deep' is no verdict"),
    "no such row": (lambda data, by_id: by_id["saved"].update(row="state-dict-lost"), "there is no atlas row 'state-dict-lost'"),
    "an answer without a program": (lambda data, by_id: by_id["cpu"]["wrong"].update(moved=TEXT), "best_model.py has no section 'cpu-moved'"),
    "a program without a question": (lambda data, by_id: by_id["cpu"].update(id="gpu"), "section 'cpu' belongs to no question"),
    "a missing translation": (lambda data, by_id: by_id["cpu"]["why"].pop("zh"), "cpu: why is not written in 'zh'"),
    "a wrong answer that is not explained": (lambda data, by_id: by_id["cpu"]["wrong"].update(copied=None), "cpu: copied is not written in"),
    "no wrong answer": (lambda data, by_id: by_id["cpu"].update(wrong={}), "cpu has no wrong answers"),
    "a field that is not known": (lambda data, by_id: by_id["cpu"].update(hint="?"), "cpu has the unknown field 'hint'"),
    "two of one id": (lambda data, by_id: by_id["cpu"].update(id="file"), "a second question 'file'"),
    "a page that is not there": (lambda data, by_id: data.update(page="worst-model.md"), "names a page that is not there: docs/en/worst-model.md"),
    "what it asks for is not said": (lambda data, by_id: by_id["setup"].pop("ask"), "setup does not say what it asks for"),
    "no list": (lambda data, by_id: data.update(questions="none"), "holds no questions"),
}


@pytest.mark.parametrize("change, said", BROKEN.values(), ids=BROKEN)
def test_what_is_not_proved_is_named_with_its_line(best_model, change, said):
    found = best_model(change)
    assert said in found and re.search(r"best_model\.(yml|py):\d+: ", found) and "fix: " in found


@pytest.fixture
def others(tmp_path):
    """Copies of the topics with the other kinds, and a function that edits one's data and returns what is wrong then."""
    def edited(topic, change) -> str:
        for suffix in (".py", ".out", ".yml"):
            (tmp_path / f"{topic}{suffix}").write_text((QUESTIONS / f"{topic}{suffix}").read_text("utf-8"), "utf-8")
        path = tmp_path / f"{topic}.yml"
        data = yaml.safe_load(path.read_text("utf-8"))
        change({each["id"]: each for each in data["questions"]})
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        return proved(tmp_path)
    return edited


def another_line(by_id):
    tuple_ = by_id["tuple"]
    tuple_["right"], tuple_["wrong"]["b[1] = 5"] = "b[0].append(3)", tuple_["wrong"].pop("b[0].append(3)")


def another_change(by_id):
    fix = by_id["fix"]
    fix["right"], fix["wrong"]["deep"] = "shallow", fix["wrong"].pop("shallow")


def right_elsewhere(by_id):
    by_id["column"]["wrong"]["alias"] = by_id["column"].pop("elsewhere")["alias"]
    del by_id["column"]["package"]


BROKEN_KINDS = {
    "nothing": ("practise", lambda by_id: None, ""),
    "another line": ("practise", another_line, "tuple: 'b[0].append(3)' is right by the key, and 'b[1] = 5' raises"),
    "a line that is not there": ("practise", lambda by_id: by_id["tuple"]["wrong"].update({"b = 1": TEXT}), "tuple: 'b = 1' is 0 lines of the program"),
    "another change": ("practise", another_change, "fix: shallow is right by the key"),
    "a kind that is not known": ("practise", lambda by_id: by_id["tuple"].update(kind="guess"), "tuple is of the unknown kind 'guess'"),
    "a wrong answer that is right on another version": ("between_libraries", right_elsewhere, "column: with the versions of 'old' the atlas found alias"),
    "right on no version": ("between_libraries", lambda by_id: by_id["column"]["elsewhere"].update(error=TEXT), "column: error is said to be right with other versions"),
    "no package": ("between_libraries", lambda by_id: by_id["column"].pop("package"), "column does not say both on which package"),
}


@pytest.mark.parametrize("topic, change, said", BROKEN_KINDS.values(), ids=BROKEN_KINDS)
def test_the_other_kinds_are_proved_as_well(others, topic, change, said):
    found = others(topic, change)
    assert said in found if said else found == ""


def test_answers_that_print_the_same_are_refused(tmp_path):
    program = "# --8<-- [start:{0}]\nprint({1})\n# --8<-- [end:{0}]\n"
    (tmp_path / "best_model.py").write_text(program.format("one", 1) + program.format("one-two", 1), "utf-8")
    (tmp_path / "best_model.yml").write_text(yaml.safe_dump({"page": "best-model.md", "questions": [{"id": "one", "why": TEXT, "wrong": {"two": TEXT}}]}), "utf-8")
    assert "has no recording" in proved(tmp_path)
    from snippets.engine.snippet import recording
    from snippets.engine.snippet.recording import Printed
    recording.write(tmp_path / "best_model.py", (tmp_path / "best_model.py").read_text("utf-8"), Printed({"one": "1\n", "one-two": "1\n"}), {"python": "3"})
    assert "sections 'one' and 'one-two' print the same" in proved(tmp_path)


def test_letters_do_not_give_the_answer_away():
    """The right answer is not more often first than last."""
    places = [letter for topic in Registry().topics for question in topic.questions if question.kind != "verdict" and len(question.answers) > 1
              for letter, answer in question.ordered() if answer.right]
    assert {"A", "B"} <= set(places) and max(map(places.count, set(places))) < 0.75 * len(places)


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("*.yml")), ids=lambda path: path.stem)
def test_a_program_is_whole(path):
    """Each program brings what it uses: as pages show it, it runs by itself, or after the section that is shown before it."""
    import ast
    import builtins

    from snippets.engine.snippet.sections import parse

    topic = read(path)
    snippet = parse(topic.snippet)
    for question in topic.questions:
        if question.kind in ("verdict", "line"):
            continue  # a row is whole by itself; a program that raises shows its `try`, and its imports stand above
        shared = snippet.code(question.id) if question.kind == "which" and question.id in {s.name for s in snippet.sections} else ""
        for answer in question.answers:
            tree = ast.parse(shared + snippet.code(question.section(answer)))
            bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
            bound |= {name.asname or name.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)) for name in node.names}
            bound |= {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
            bound |= {arg.arg for node in ast.walk(tree) if isinstance(node, ast.arguments) for arg in node.args}
            used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
            assert not used - bound - set(dir(builtins)), f"{question.section(answer)}: {used - bound - set(dir(builtins))}"


def test_the_command_adds_a_question(tmp_path):
    needs("torch")
    for language in ("zh", "en"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "best-model.md").write_text("# Title\n", "utf-8")
    for name in ("early", "late"):
        made = new_question.create(f"best_model/{name}", tmp_path)
    assert [question.id for question in read(made[2]).questions] == ["early", "late"]
    assert not problems(Build(), Registry(made[2].parent), tmp_path / "docs")
    before = {path: path.read_bytes() for path in made}
    for name, said in {"best_model/early": "already", "best_model/Early": "is no name", "worst_model/early": "there is no page worst-model.md"}.items():
        with pytest.raises(Problem, match=said):
            new_question.create(name, tmp_path)
    assert {path: path.read_bytes() for path in made} == before


LEVEL = """
# --8<-- [start:{0}]
a = [1]
# --8<-- [end:{0}]

# --8<-- [start:{0}-line]
b = [a, a]
# --8<-- [end:{0}-line]
# draw: a, b
"""
SIDE = "def ends(log):\n    {0}\n    return len(found)\n"
TRIAL = "def trial(ends):\n    log = [1]\n    ends(log)\n    return log\n"


def row(language: str, begin: str) -> str:
    """A row of the guide's table of other things to add."""
    page = (ROOT / "docs" / language / "contributing.md").read_text("utf-8")
    return next(line for line in page.splitlines() if line.startswith(f"| {begin}"))


def record(*snippets) -> None:
    """`python -m snippets record`, for snippets that lie elsewhere."""
    assert not [outcome.problem for outcome in verify.each(list(snippets), [], recording=True) if outcome.problem]


def test_the_guide_adds_a_level(tmp_path, monkeypatch):
    """The steps that the guide gives for a level. Its picture is a stand-in, so that no Graphviz is needed."""
    needs("torch")
    monkeypatch.setattr(svg_file, "svg", lambda graph, narrow=False: f'<svg width="{90 if narrow else 400}"></svg>\n')
    for language, begin in (("zh", "加一个关卡"), ("en", "add a level")):
        assert all(word in row(language, begin) for word in ("snippets/levels/plain.py", "`ID`", "`ID-line`", "`# draw: ", "`*.yml`", "tests/ask/test_levels.py"))
    snippet, data = (Path(shutil.copy(LEVELS / name, tmp_path)) for name in ("plain.py", "plain.yml"))
    shutil.copy(LEVELS / "plain.out", tmp_path)
    before = [level.id for level in read_levels(tmp_path)]
    snippet.write_text(snippet.read_text("utf-8") + LEVEL.format("twice"), "utf-8")
    with pytest.raises(Problem, match="record"):
        read_levels(tmp_path)
    record(snippet)
    with pytest.raises(Problem, match="belongs to no level"):
        read_levels(tmp_path)
    entry = {"id": "twice", "title": TEXT, "task": TEXT, "hints": [TEXT] * 3, "right": ["b = [a] * 2"], "wrong": ["b = [a, [1]]"], "why": TEXT}
    data.write_text(data.read_text("utf-8") + "".join(f"  {line}\n" for line in yaml.safe_dump([entry], allow_unicode=True, sort_keys=False).splitlines()), "utf-8")
    *others, added = read_levels(tmp_path)
    assert [level.id for level in others] == before and added.id == "twice" and added.names == ("a", "b")
    assert [judge(added.start, added.names, added.goal, line).reached for line in (added.line, *added.right, *added.wrong)] == [True, True, False]


def test_the_guide_adds_a_diff(tmp_path):
    """The steps that the guide gives for a diff of the review exam: one with a bug, and a harmless one."""
    needs("torch")
    for language, begin in (("zh", "加一道评审题"), ("en", "add a diff")):
        assert all(word in row(language, begin) for word in ("snippets/review/NAME.py", "snippets/review/exam.yml", *(f"`{name}`" for name in SECTIONS), "`rule`", "`lines`"))
    for name, line in (("shortened", "found = log"), ("counted", "found = list(log)")):
        sides = {"before": SIDE.format("found = log[:]"), "trial": TRIAL, "before-run": "print(trial(ends))\n",
                 "after": SIDE.format(f"{line}\n    found.pop()" if name == "shortened" else line), "after-run": "print(trial(ends))\n"}
        program = "\n".join(f"# --8<-- [start:{section}]\n{text}# --8<-- [end:{section}]\n" for section, text in sides.items())
        (tmp_path / f"{name}.py").write_text(program, "utf-8")
    record(tmp_path / "shortened.py", tmp_path / "counted.py")
    bug = {"name": "shortened", "rule": "AC101", "lines": ["found = log"], "why": TEXT}
    fine = {"name": "counted", "why": TEXT}
    (tmp_path / EXAM).write_text(yaml.safe_dump({"diffs": [bug, fine]}, allow_unicode=True), "utf-8")
    exam = Exam(tmp_path)
    assert not exam.wrong and {diff.name: bool(diff.numbers) for diff in exam.diffs} == {"shortened": True, "counted": False}
    (tmp_path / EXAM).write_text(yaml.safe_dump({"diffs": [{**fine, "name": "shortened"}, {**bug, "name": "counted", "lines": ["found = list(log)"]}]}, allow_unicode=True), "utf-8")
    assert ["is said to be" in str(each) for each in Exam(tmp_path).wrong] == [True, True]


def test_a_question_that_cannot_be_recorded_leaves_nothing(tmp_path, monkeypatch):
    needs("torch")
    for language in ("zh", "en"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "best-model.md").write_text("# Title\n", "utf-8")
    monkeypatch.setattr(new_question, "PROGRAMS", registry.ROOT.joinpath("README.md").read_text("utf-8") + "{id}")
    with pytest.raises(Problem):
        new_question.create("best_model/early", tmp_path)
    assert not any(path.is_file() for path in (tmp_path / "snippets").rglob("*"))
