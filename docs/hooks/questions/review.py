"""The review exam: diffs of invented training code, half of them with a bug, each proved by running both sides.

`snippets/review/exam.yml` holds the answers; the diffs are those of the sections `before` and `after` of the snippets
beside it. `before-run` and `after-run` print what section `trial` finds: the same for a harmless diff, else for a bug.
"""

import difflib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.errors import explained
from snippets.engine.problem import Problem
from snippets.engine.snippet import recording
from snippets.engine.snippet.sections import parse
from snippets.project import sha256

from ..page.blocks import Block, put_at_mark
from ..page.build import Build
from ..page.languages import LANGUAGES, language_of
from ..page.source import LOADER, SNIPPETS, Titles
from ..page.words import words_in

FOLDER = SNIPPETS / "review"
EXAM = "exam.yml"
PAGE = "{}/review.md"
SECTIONS = ("before", "trial", "before-run", "after", "after-run")
MOST = 16  # lines of a diff


@dataclass(frozen=True)
class Diff:
    """A diff: `rule` is that of its bug, as `AC301`, and `lines` are those that show it; both are empty where it is harmless."""

    name: str
    snippet: Path
    text: str
    rule: str
    lines: tuple[str, ...]
    why: dict[str, str]
    printed: tuple[str, str]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the lines that show the bug, from 0."""
        return [number for number, line in enumerate(self.text.splitlines()) if line[0] != "-" and line[1:].strip() in self.lines]


class Exam:
    """The diffs of a build, read once, in an order that says nothing; `wrong` has what is not proved."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.diffs: list[Diff] = []
        self.wrong: list[Problem] = []
        path = folder / EXAM
        try:
            data = yaml.load(path.read_text("utf-8"), LOADER)
            if not isinstance(data, dict) or data.keys() != {"diffs"} or not isinstance(data["diffs"], list):
                raise Problem(path, 1, "holds no diffs", "diffs: a list of name, rule, lines and why")
        except (Problem, OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            self.wrong.append(error if isinstance(error, Problem) else explained(error))
            return
        for each in data["diffs"]:
            try:
                self.diffs.append(_diff(path, each))
            except Problem as problem:
                self.wrong.append(problem)
        self.wrong += [problem for diff in self.diffs for problem in _unproved(path, diff)]
        for spare in sorted({each.stem for each in folder.glob("*.py")} - {each.get("name") for each in data["diffs"] if isinstance(each, dict)}):
            self.wrong.append(Problem(folder / f"{spare}.py", 1, f"belongs to no diff of {EXAM}", "write it there, or delete it"))
        self.diffs.sort(key=lambda diff: sha256(f"diff {diff.name}"))


def _diff(path: Path, data: Any) -> Diff:
    if not isinstance(data, dict) or not isinstance(data.get("name"), str) or data.keys() - {"name", "rule", "lines", "why"}:
        raise Problem(path, 1, f"is no diff: {data}", "write name and why and, for a bug, rule and lines")
    snippet, why = path.with_name(f"{data['name']}.py"), data.get("why")
    if not isinstance(why, dict) or why.keys() != set(LANGUAGES) or not all(str(text or "").strip() for text in why.values()):
        raise Problem(path, 1, f"{data['name']}: why is not written in {', '.join(LANGUAGES)}, each once", "write it in both languages")
    parsed = parse(snippet)
    if tuple(section.name for section in parsed.sections) != SECTIONS:
        raise Problem(snippet, 1, f"has other sections than {', '.join(SECTIONS)}", "write these, in this order")
    printed = recording.fresh(snippet).output
    old, new = (parsed.code(name).splitlines() for name in ("before", "after"))
    lines = [line for line in difflib.ndiff(old, new) if line[0] != "?"]
    return Diff(data["name"], snippet, "\n".join(line[0] + line[2:] for line in lines), data.get("rule", ""), tuple(data.get("lines", ())), why,
                (printed.get("before-run", ""), printed.get("after-run", "")))


def _unproved(path: Path, diff: Diff) -> list[Problem]:
    """What the runs of a diff do not prove."""
    def wrong(what: str, fix: str) -> Problem:
        return Problem(path, 1, f"{diff.name}: {what}", fix)

    before, after = diff.printed
    found = []
    if bool(diff.rule) != bool(diff.lines):
        found.append(wrong("has a rule without lines, or lines without a rule", "write both for a bug, and neither for a harmless diff"))
    if not before or not after:
        found.append(wrong("a run prints nothing", "print what the trial finds"))
    elif (before == after) == bool(diff.rule):
        found.append(wrong(f"is said to be {'a bug' if diff.rule else 'harmless'}, and prints {before.strip()!r} before and {after.strip()!r} after",
                           "correct the exam, or the trial"))
    if diff.rule and not (SNIPPETS / "rules" / diff.rule.lower()).is_dir():  # what is wrong with its file is said of that
        found.append(wrong(f"there is no rule {diff.rule}", "use an id of snippets/rules"))
    shown = {line[1:].strip() for line in diff.text.splitlines() if line[0] != "-"}
    found += [wrong(f"its diff has no line {line!r}", "write a line of section `after`") for line in diff.lines if line not in shown]
    if len(diff.text.splitlines()) > MOST:
        found.append(wrong(f"has more than {MOST} lines", "make the program shorter"))
    return found


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Stop a build with a diff that is not what it is said to be."""
    if found := build.of(Exam).wrong:
        raise PluginError(f"{len(found)} problems in the review exam\n" + "\n".join(map(str, found)))


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the exam into its page."""
    language = language_of(page.file.src_uri)
    if not language or page.file.src_uri != PAGE.format(language):
        return markdown
    rules = {path.parent.name.upper(): build.of(Titles).of(Path(config.docs_dir) / language / "rules" / f"{path.parent.name}.md")[0]
             for path in sorted((SNIPPETS / "rules").glob("*/rule.yml"))}
    diffs = build.of(Exam).diffs
    asked = [part for number, diff in enumerate(diffs, 1) for part in _asked(number, diff)]
    solved = [part for number, diff in enumerate(diffs, 1) for part in _solved(number, diff, rules, language)]
    options = "".join(f'<option value="{code}" data-href="../rules/{code.lower()}/">{escape(title)}</option>' for code, title in rules.items())
    words = words_in(language)
    # A section: in a div, the theme would exclude only what comes before the end of the first inner one from the search.
    text = "\n".join(['<section class="ac-exam" data-search-exclude markdown>', "", *asked,
                      f'<select class="ac-rules" hidden aria-label="{escape(words("review.rule"))}"><option value="">{escape(words("review.choose_rule"))}</option>{options}</select>', "",
                      '<details class="question" markdown>', f"<summary>{words('questions.solutions_alone')}</summary>", "", *solved, "</details>", "", "</section>"])
    return put_at_mark(build, markdown, page, "review", text, Block("prose", "\n".join(
        part for number, diff in enumerate(diffs, 1) for part in (f"**{number}.**", "", "```diff", diff.text, "```", ""))))


def _asked(number: int, diff: Diff) -> list[str]:
    lines = " ".join(map(str, diff.numbers))
    return [f'<div class="ac-diff" id="diff-{_id(diff)}" data-lines="{lines}" data-rule="{diff.rule}" markdown>', "", f"**{number}.**", "",
            "```diff", diff.text, "```", "", "</div>", ""]


def _solved(number: int, diff: Diff, rules: dict[str, str], language: str) -> list[str]:
    words, snippet = words_in(language), diff.snippet.relative_to(SNIPPETS)
    verdict = f"[{rules[diff.rule]}](rules/{diff.rule.lower()}.md)" if diff.rule else f"**{words('review.fine')}**"
    shown = [words("review.line").format(f"`{diff.lines[0]}`"), ""] if diff.rule else []
    return [f'<div class="ac-solution" id="judged-{_id(diff)}" markdown>', "", f"**{number}.** {verdict}", "", *shown, diff.why[language], "",
            words("review.trial"), "", "```python", f'--8<-- "{snippet.as_posix()}:trial"', "```", "",
            words("review.before"), "", "``` { .text .output }", f'--8<-- "{snippet.with_suffix(".out").as_posix()}:before-run"', "```", "",
            words("review.after"), "", "``` { .text .output }", f'--8<-- "{snippet.with_suffix(".out").as_posix()}:after-run"', "```", "", "</div>", ""]


def _id(diff: Diff) -> str:
    return diff.name.replace("_", "-")
