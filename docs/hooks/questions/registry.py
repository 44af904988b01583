"""Reads the questions, and proves their answers by what was recorded.

`snippets/questions/TOPIC.yml` holds the questions of one page, in both languages; the programs are sections
of the snippet `TOPIC.py` beside it. There are five kinds:

- **prints** (`id`, `why`, `wrong`): what does section `ID` print? What it printed is right. A wrong answer NAME is
  what section `ID-NAME` printed: the program as it would be if the reader's belief were true.
- **which** (`ask`, `right` and `wanted`, too): which of the programs `ID-NAME` prints `wanted`, and no other? Section
  `ID`, if there is one, is shown before them.
- **verdict** (`row` and `right`, too): what is the verdict of the atlas on this row? `right` is what it found. Where it
  found another one with other versions, `package` names the package that counts and `elsewhere` has the answers that are right there.
- **line** (`kind: line` and `right`, too): which line raises? Section `ID` is a `try` whose body is the program that is
  shown; it prints the text of the line that raised. Answers are lines of the program.
- **change** (`kind: change`, `ask`, `right` and `wanted`, too): which change of one line makes program `ID` print `wanted`?
  Each `ID-NAME` is the whole program with that line changed.
"""

import ast
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from snippets.atlas import outcomes
from snippets.atlas.row import VERDICTS, Row, read_rows
from snippets.engine.errors import explained
from snippets.engine.problem import Problem
from snippets.engine.snippet.sections import parse
from snippets.engine.versions import differences
from snippets.project import ROOT, sha256

from ..page import recordings
from ..page.build import Build
from ..page.languages import LANGUAGES
from ..page.source import LOADER

QUESTIONS = ROOT / "snippets" / "questions"
LETTERS = "ABCDEF"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
Text = dict[str, str]  # by language


@dataclass(frozen=True)
class Answer:
    """An answer: its name, and what is said to a reader who chose it; the right one's text is why it is right.

    One that is wrong here and right with other versions has `elsewhere`.
    """

    name: str
    said: Text
    right: bool
    elsewhere: bool = False


@dataclass(frozen=True)
class Question:
    """A question. `snippet` and `section` are its program's; `row` is a row of the atlas; `ask` is empty where the kind asks."""

    id: str
    kind: Literal["prints", "which", "verdict", "line", "change"]
    snippet: Path
    line: int
    answers: tuple[Answer, ...]
    ask: Text
    wanted: str = ""
    row: str = ""
    package: str = ""

    @property
    def right(self) -> Answer:
        """The right answer."""
        return next(answer for answer in self.answers if answer.right)

    def section(self, answer: Answer) -> str:
        """The section of the snippet whose run proves an answer right or wrong."""
        return self.id if self.kind == "line" or answer.right and self.kind == "prints" else f"{self.id}-{answer.name}"

    def ordered(self) -> list[tuple[str, Answer]]:
        """The answers with their letters: verdicts in the order of the legend, lines in that of the program, others in one that says nothing."""
        if self.kind == "verdict":
            found = sorted(self.answers, key=lambda answer: VERDICTS.index(answer.name))
        elif self.kind == "line":
            lines = [line.strip() for line in body(parse(self.snippet).code(self.id)).splitlines()]
            found = sorted(self.answers, key=lambda answer: lines.index(answer.name) if answer.name in lines else len(lines))
        else:
            found = sorted(self.answers, key=lambda answer: sha256(f"{self.id} {answer.name}"))
        return list(zip(LETTERS, found))


@dataclass(frozen=True)
class Topic:
    """The questions of one page, `page` as `best-model.md`."""

    path: Path
    page: str
    questions: tuple[Question, ...]

    @property
    def snippet(self) -> Path:
        """The snippet that holds the programs."""
        return self.path.with_suffix(".py")


class Registry:
    """The questions of a build by page, read once; `wrong` has what cannot be read."""

    def __init__(self, folder: Path = QUESTIONS) -> None:
        self.topics: list[Topic] = []
        self.wrong: list[Problem] = []
        for path in sorted(folder.glob("*.yml")):
            try:
                self.topics.append(read(path))
            except Problem as problem:
                self.wrong.append(problem)
        recorded = outcomes.read("pinned")
        self.outcomes = [found for name in outcomes.NAMES if (found := outcomes.read(name)) and found.device == "cpu"]
        self.rows: dict[str, Row] = {row.id: row for row in read_rows()}
        self.verdicts = {name: run["verdict"] for name, run in recorded.rows.items()} if recorded else {}

    def verdicts_by_version(self, question: Question) -> dict[str, list[str]]:
        """The versions of a question's package by the verdict that was found with them, those with no such operation left out."""
        found: dict[str, list[str]] = {}
        for each in self.outcomes:
            verdict, version = each.rows.get(question.row, {}).get("verdict"), each.versions.get(question.package)
            if verdict and version and version not in found.setdefault(verdict, []):
                found[verdict].append(version)
        return found

    def of(self, page: str) -> Topic | None:
        """The questions of a page, or None."""
        return next((topic for topic in self.topics if topic.page == page), None)


def read(path: Path) -> Topic:
    """Read the questions of one page. Raises Problem, with the line, where something is missing or is not what it should be."""
    try:
        text = path.read_text("utf-8")
        data = yaml.load(text, LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise explained(error) from None
    if not isinstance(data, dict) or data.keys() != {"page", "questions"} or not isinstance(data["questions"], list):
        raise Problem(path, 1, "holds no questions", "page: NAME.md, questions: a list; see its neighbours")
    lines = text.splitlines()
    found = []
    for each in data["questions"]:
        name = each.get("id") if isinstance(each, dict) else each
        line = next((number for number, line in enumerate(lines, 1) if line.strip() in (f"- id: {name}", f"id: {name}")), 1)
        found.append(_question(path, line, each))
        if [question.id for question in found].count(found[-1].id) > 1:
            raise Problem(path, line, f"a second question {name!r}", "give it another id")
    return Topic(path, data["page"], tuple(found))


def _question(path: Path, line: int, data: Any) -> Question:
    """One question, as it is written."""
    def wrong(what: str, fix: str) -> Problem:
        return Problem(path, line, what, fix)

    known = {"id", "ask", "why", "wrong", "right", "wanted", "row", "kind", "package", "elsewhere"}
    if not isinstance(data, dict) or not NAME.fullmatch(str(data.get("id"))):
        raise wrong("a question without an id", "- id: NAME, of small letters, digits and hyphens")
    name = data["id"]
    if unknown := sorted(data.keys() - known):
        raise wrong(f"{name} has the unknown field {unknown[0]!r}", f"use: {', '.join(sorted(known))}")
    if data.get("kind", "line") not in ("line", "change") or "kind" in data and "row" in data:
        raise wrong(f"{name} is of the unknown kind {data['kind']!r}", "kind: line, kind: change, or none, where other fields tell it")
    kind = data.get("kind") or ("verdict" if "row" in data else "which" if "wanted" in data else "prints")
    if ("package" in data) != ("elsewhere" in data) or "elsewhere" in data and (kind != "verdict" or not isinstance(data["elsewhere"], dict)):
        raise wrong(f"{name} does not say both on which package its answer depends, and what is right with other versions",
                    "write `package:` and `elsewhere:`, of a question with `row:`")
    if kind in ("which", "change") and not data.get("ask"):
        raise wrong(f"{name} does not say what it asks for", "write `ask:`; what the right program alone prints is `wanted:`")
    if (kind == "prints") == ("right" in data):
        raise wrong(f"{name} " + ("names a right answer: what its program prints is right" if kind == "prints" else "does not say what is right"),
                    "take `right:` out" if kind == "prints" else "right: NAME")
    if not isinstance(data.get("wrong"), dict) or not 1 <= len(data["wrong"]) < len(LETTERS):
        raise wrong(f"{name} has no wrong answers, or too many", f"write one to {len(LETTERS) - 1} under `wrong:`, each with its explanation")
    elsewhere = data.get("elsewhere", {})
    texts = {"why": data.get("why"), **data["wrong"], **elsewhere, **({"ask": data["ask"]} if "ask" in data else {})}
    for part, text in texts.items():
        for language in LANGUAGES:
            if not (isinstance(text, dict) and text.keys() == set(LANGUAGES) and str(text[language] or "").strip()):
                raise wrong(f"{name}: {part} is not written in {language!r}, or in more than the site's languages", f"write {', '.join(LANGUAGES)}, each once")
    answers = (Answer(data.get("right", ""), data["why"], True), *(Answer(each, said, False) for each, said in data["wrong"].items()),
               *(Answer(each, said, False, True) for each, said in elsewhere.items()))
    return Question(name, kind, path.with_suffix(".py"), line, answers, data.get("ask", {}), f"{data.get('wanted', '')}", data.get("row", ""),
                    data.get("package", ""))


def body(code: str) -> str:
    """The program of a question about lines: what stands in the `try` that its section is, without the indent; "" for another section."""
    tree = ast.parse(code)
    if len(tree.body) != 1 or not isinstance(tree.body[0], ast.Try):
        return ""
    found = tree.body[0]
    return textwrap.dedent("".join(code.splitlines(keepends=True)[found.lineno:found.handlers[0].lineno - 1]))


def problems(build: Build, registry: Registry, docs: Path) -> list[Problem]:
    """What is wrong with the questions: answers that the recordings do not prove, programs that nobody asks about, pages that are not there."""
    found = list(registry.wrong)
    for topic in registry.topics:
        found += [Problem(topic.path, 1, f"names a page that is not there: docs/{language}/{topic.page}", "correct `page:`")
                  for language in LANGUAGES if not (docs / language / topic.page).is_file()]
        programs = any(not question.row for question in topic.questions)
        try:
            printed = recordings.fresh(build, topic.snippet).output if programs else {}
            sections = [section.name for section in recordings.snippet(build, topic.snippet).sections] if programs else []
        except (Problem, OSError) as error:
            found.append(error if isinstance(error, Problem) else explained(error))
            continue
        for question in topic.questions:
            if question.row:
                found += _misjudged(topic, question, registry)
            elif question.kind == "line":
                found += _not_raised(topic, question, sections, printed)
            else:
                found += _unproved(topic, question, sections, printed)
            found += _told_apart(topic, question, printed)
        asked = {name for question in topic.questions for name in [question.id, *map(question.section, question.answers)]}
        found += [Problem(topic.snippet, 1, f"section {name!r} belongs to no question", f"ask about it in {topic.path.name}, or delete it")
                  for name in sections if name not in asked]
    return found


def _unproved(topic: Topic, question: Question, sections: list[str], printed: dict[str, str]) -> list[Problem]:
    """What the run of a question's programs does not prove."""
    def wrong(what: str, fix: str) -> Problem:
        return Problem(topic.path, question.line, f"{question.id}: {what}", fix)

    found, seen = [], {}
    for answer in question.answers:
        section = question.section(answer)
        if section not in sections:
            found.append(wrong(f"{topic.snippet.name} has no section {section!r}", "write the program that gives this answer"))
        elif section not in printed:
            found.append(wrong(f"section {section!r} prints nothing", "an answer is what a program prints"))
        elif question.kind in ("which", "change") and (printed[section].strip() == question.wanted) != answer.right:
            found.append(wrong(f"{answer.name} is {'right' if answer.right else 'wrong'} by the key, and prints {printed[section].strip()!r}",
                               f"correct the key, or the program; `wanted` is {question.wanted!r}"))
        elif question.kind == "prints" and printed[section] in seen:
            found.append(wrong(f"sections {seen[printed[section]]!r} and {section!r} print the same: one of the answers would be right and wrong",
                               "write a program that prints what this belief expects"))
        else:
            seen[printed[section]] = section
    if question.kind == "change" and not found:
        if question.id not in sections or printed.get(question.id, "").strip() == question.wanted:
            found.append(wrong("the program to be changed is missing, or prints what is wanted already", f"write section {question.id!r}"))
        else:
            found += _one_line(topic, question)
    return found


def _one_line(topic: Topic, question: Question) -> list[Problem]:
    """Changes that are of more or less than a line."""
    snippet = parse(topic.snippet)
    old = snippet.code(question.id).splitlines()
    return [Problem(topic.path, question.line, f"{question.id}: {answer.name} does not change one line", "write the program again with one line changed")
            for answer in question.answers if changed_line(old, snippet.code(question.section(answer)).splitlines()) is None]


def changed_line(old: list[str], new: list[str]) -> tuple[str, str] | None:
    """The line in which two programs of one length differ, before and after; None if that is not one line."""
    pairs = [(before, after) for before, after in zip(old, new) if before != after]
    return pairs[0] if len(old) == len(new) and len(pairs) == 1 else None


def _not_raised(topic: Topic, question: Question, sections: list[str], printed: dict[str, str]) -> list[Problem]:
    """What the run of a program does not prove about the line that raises."""
    def wrong(what: str, fix: str) -> Problem:
        return Problem(topic.path, question.line, f"{question.id}: {what}", fix)

    if question.id not in sections or not printed.get(question.id):
        return [wrong(f"{topic.snippet.name} has no section {question.id!r} that prints the line", "write `try:`, the program, and print the line in `except`")]
    lines = [line.strip() for line in body(parse(topic.snippet).code(question.id)).splitlines()]
    found = [wrong(f"{answer.name!r} is {lines.count(answer.name)} lines of the program", "write a line as it is there, once")
             for answer in question.answers if lines.count(answer.name) != 1]
    if printed[question.id].strip() != question.right.name:
        found.append(wrong(f"{question.right.name!r} is right by the key, and {printed[question.id].strip()!r} raises", "correct the key"))
    return found


def _told_apart(topic: Topic, question: Question, printed: dict[str, str]) -> list[Problem]:
    """Where another version is known to print something else for the program that is asked about, or for the answer to it."""
    if question.row:
        return []
    found = []
    for there in differences.read_all():
        claim = there.claims(differences.key(topic.snippet), differences.digest(topic.snippet)) if topic.snippet.is_relative_to(ROOT) else None
        names = {question.id, *map(question.section, question.answers)} & claim.output.keys() if claim else ()
        found += [Problem(topic.path, question.line, f"{question.id}: section {name!r} prints {claim.output[name].strip()!r} with {there.environment}, "
                          f"and {printed.get(name, '').strip()!r} here", "ask about a row of the atlas with `elsewhere:`, or write a program that prints the same") for name in sorted(names)]
    return found


def _misjudged(topic: Topic, question: Question, registry: Registry) -> list[Problem]:
    """What the atlas does not prove."""
    verdict = registry.verdicts.get(question.row)
    if verdict is None:
        return [Problem(topic.path, question.line, f"{question.id}: there is no atlas row {question.row!r}", "use an id of snippets/atlas/publish/ids.txt")]
    found = []
    for answer in question.answers:
        if answer.name not in VERDICTS:
            found.append((f"{answer.name!r} is no verdict", f"use: {', '.join(VERDICTS)}"))
        elif (answer.name == verdict) != answer.right:
            found.append((f"{answer.name} is {'right' if answer.right else 'wrong'} by the key, and the atlas found {verdict}", "correct the key"))
    rights = {verdict, *(answer.name for answer in question.answers if answer.elsewhere)}
    for each in registry.outcomes:
        there = each.rows.get(question.row, {}).get("verdict", verdict)
        if there not in rights:
            found.append((f"with the versions of {each.environment!r} the atlas found {there}", "write `package:`, and that answer under `elsewhere:`"))
    found += [(f"{answer.name} is said to be right with other versions, and was found with none", "take it out") for answer in question.answers
              if answer.elsewhere and answer.name not in registry.verdicts_by_version(question)]
    return [Problem(topic.path, question.line, f"{question.id}: {what}", fix) for what, fix in found]
