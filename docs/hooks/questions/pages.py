"""Puts the questions at the end of their pages, and lists them where a page says `<!-- questions -->`.

What a page gets is Markdown: programs and answers are included like all others, and without scripts the answers are
in a fold below the questions. `questions.js` makes them choices. A page's notebook and its own Markdown are without
them: both are the page as it was written.
"""

import ast
import base64
import json
import re
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.ask.program import default_names
from snippets.engine.heap import svg_file
from snippets.engine.snippet.sections import imports, parse

from ..page import recordings
from ..page.blocks import Block, put_at_mark
from ..page.build import Build
from ..page.languages import language_of
from ..page.source import SNIPPETS, Titles
from ..page.words import Words, words_in
from .registry import Answer, Question, Registry, Topic, body, changed_line, problems

PRACTISE = "{}/practise.md"
SCRIPTED = re.compile(r'<span class="ac-done"[^>]*></span>|\n*<p class="ac-progress".*')


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Stop a build with an answer that is not proved."""
    if found := problems(build, build.of(Registry), Path(config.docs_dir)):
        raise PluginError(f"{len(found)} problems in the questions\n" + "\n".join(map(str, found)))


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add a page's questions."""
    language = language_of(page.file.src_uri)
    if not language:
        return markdown
    registry = build.of(Registry)
    if page.file.src_uri == PRACTISE.format(language):
        text = _list(build, registry, language, Path(config.docs_dir), _in_order(config.nav))
        markdown = put_at_mark(build, markdown, page, "questions", text, Block("prose", SCRIPTED.sub("", text).replace("#questions)", ")")))
    topic = registry.of(page.file.src_uri.removeprefix(f"{language}/"))
    return f"{markdown.rstrip()}\n\n{_Writer(build, topic, words_in(language), language).page()}" if topic else markdown


def _list(build: Build, registry: Registry, language: str, docs: Path, order: list[str]) -> str:
    """The pages that have questions, with how many, as `questions.js` finds them."""
    words, lines = words_in(language), []
    for topic in sorted(registry.topics, key=lambda topic: order.index(f"{language}/{topic.page}")):
        title = build.of(Titles).of(docs / language / topic.page)[0]
        ids = " ".join(f"{topic.path.stem}-{question.id}" for question in topic.questions)
        lines.append(f"- [{title}]({topic.page}#questions){words('questions.of').format(len(topic.questions))}"
                     f'<span class="ac-done" data-questions="{ids}"></span>')
    return "\n".join([*lines, "", f'<p class="ac-progress" hidden><button type="button" class="ac-forget">{words("questions.forget")}</button></p>'])


def _in_order(nav: list | dict | str) -> list[str]:
    """The pages of the navigation, in its order."""
    if isinstance(nav, str):
        return [nav]
    return [page for part in (nav.values() if isinstance(nav, dict) else nav) for page in _in_order(part)]


@dataclass(frozen=True)
class _Writer:
    """Writes the questions of one page in one language."""

    build: Build
    topic: Topic
    words: Words
    language: str

    def page(self) -> str:
        """The questions, and below them their solutions."""
        words = self.words
        parts = [f"## {words('questions.title')} {{: #questions }}", "", words("questions.lead"), "",
                 '<section class="ac-questions" data-search-exclude markdown>', ""]
        for number, question in enumerate(self.topic.questions, 1):
            parts += self._asked(number, question)
        parts += ['<details class="question" markdown>', f"<summary>{words('questions.solutions')}</summary>", ""]
        for number, question in enumerate(self.topic.questions, 1):
            parts += self._solved(number, question)
        return "\n".join([*parts, "</details>", "", "</section>", ""])

    def _asked(self, number: int, question: Question) -> list[str]:
        """A question with its program and the answers to choose from."""
        ask = question.ask.get(self.language) or self._asks(question)
        parts = [f'<div class="ac-question" id="question-{question.id}" data-question="{self.topic.path.stem}-{question.id}" markdown>', "",
                 f"**{number}.** {ask}", "", *self._program(question)]
        for letter, answer in question.ordered():
            parts += ['<div class="ac-choice" markdown>', "", f"**{letter}**", "", *self._offered(question, answer), "</div>", ""]
        return [*parts, "</div>", ""]

    def _asks(self, question: Question) -> str:
        """What a question asks where it does not say."""
        if question.kind == "verdict":
            return self.words("questions.verdict")
        return self.words("questions.raises") if question.kind == "line" else self.words("questions.prints")

    def _solved(self, number: int, question: Question) -> list[str]:
        """Why the right answer is right, and what was believed by who chose another."""
        letters = {answer.name: letter for letter, answer in question.ordered()}
        right = letters[question.right.name]
        versions = self._versions(question)
        here = versions.get(question.right.name, "")
        parts = [f'<div class="ac-solution" id="answer-{question.id}" data-right="{right}" data-versions="{here}" markdown>', "",
                 f"**{number}.** **{right}**" + (f" ({here})" if here else ""), "", f"{question.right.said[self.language]}", "", *self._picture(question), *self._to_run(question)]
        for letter, answer in question.ordered():
            if answer.elsewhere:
                parts += [f'<div class="ac-elsewhere-right" data-choice="{letter}" data-versions="{versions[answer.name]}" markdown>', "",
                          f"**{letter}** ({versions[answer.name]}) {answer.said[self.language]}", "", "</div>", ""]
            elif not answer.right:
                parts += [f'<div class="ac-belief" data-choice="{letter}" markdown>', "",
                          f"**{letter}** {answer.said[self.language]}", "", *self._shown_by(question, answer), "</div>", ""]
        return [*parts, "</div>", ""]

    def _program(self, question: Question) -> list[str]:
        """What a question asks about; none where the answers are programs that have no common beginning."""
        if question.kind == "verdict":
            return ["```python", self.build.of(Registry).rows[question.row].code, "```", ""]
        if question.kind == "line":
            return ["```python", body(parse(self.topic.snippet).code(question.id)).rstrip(), "```", ""]
        return self._include(question.id, ".py") if question.kind in ("prints", "change") or self._exists(question.id) else []

    def _offered(self, question: Question, answer: Answer) -> list[str]:
        """What an answer shows: an output, a program or a verdict."""
        if question.kind == "verdict":
            return [self.words("atlas.verdicts", answer.name), ""]
        if question.kind == "line":
            return ["```python", answer.name, "```", ""]
        if question.kind == "change":
            snippet = parse(self.topic.snippet)
            before, after = changed_line(snippet.code(question.id).splitlines(), snippet.code(question.section(answer)).splitlines())
            return ["```diff", f"-{before}", f"+{after}", "```", ""]
        return self._include(question.section(answer), ".py" if question.kind == "which" else ".out")

    def _shown_by(self, question: Question, answer: Answer) -> list[str]:
        """The run that proves a wrong answer wrong: the program that does what was believed, or what the program chosen prints."""
        if question.kind in ("verdict", "line"):
            return []
        programs = question.kind in ("which", "change")
        words = self.words("questions.it_prints") if programs else self.words("questions.would_be")
        return [words, "", *self._include(question.section(answer), ".out" if programs else ".py")]

    def _versions(self, question: Question) -> dict[str, str]:
        """The versions with which each verdict was found, in words, where that depends on them."""
        if not question.package:
            return {}
        return {verdict: f"{question.package} {self.words('versions.and').join(versions)}"
                for verdict, versions in self.build.of(Registry).verdicts_by_version(question).items()}

    def _to_run(self, question: Question) -> list[str]:
        """A link to the page Ask with the program, if that makes two names and needs no package."""
        if question.kind == "verdict":
            code = self.build.of(Registry).rows[question.row].code
        elif question.kind == "line":
            code = body(parse(self.topic.snippet).code(question.id))
        elif question.kind in ("prints", "change"):
            code = parse(self.topic.snippet).code(question.id)
        else:
            code = ""
        if not runs_in_page(code):
            return []
        return [f'<p class="ac-run-it"><a href="../ask/#ask={packed(code.strip())}">{self.words("questions.run_it")}</a></p>', ""]

    def _picture(self, question: Question) -> list[str]:
        """The heap after the program, where the snippet draws it."""
        picture = svg_file.path_of(self.topic.snippet, question.id)
        return ['<figure class="heap" markdown="0">', f'--8<-- "{_below_snippets(picture)}"', "</figure>", ""] if picture.is_file() else []

    def _exists(self, section: str) -> bool:
        return section in {each.name for each in recordings.snippet(self.build, self.topic.snippet).sections}

    def _include(self, section: str, suffix: str) -> list[str]:
        """A fence with a section's code or output."""
        head = "```python" if suffix == ".py" else "``` { .text .output }"
        return [head, f'--8<-- "{_below_snippets(self.topic.snippet.with_suffix(suffix))}:{section}"', "```", ""]


def packed(code: str) -> str:
    """A program as the page Ask reads it from an address (docs/assets/javascripts/ask)."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(json.dumps([code], ensure_ascii=False).encode()) + deflate.flush()
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def runs_in_page(code: str) -> bool:
    """Whether the page Ask runs a program: one of the standard library alone that assigns two names or more."""
    tree = ast.parse(code)
    return imports(tree) <= sys.stdlib_module_names and len(default_names(tree)) == 2


def _below_snippets(path: Path) -> str:
    """A file as an include line names it."""
    return path.relative_to(SNIPPETS).as_posix()
