"""Puts the questions at the end of their pages, and lists them where a page says `<!-- questions -->`.

What a page gets is Markdown: programs and answers are included like all others, and without scripts the answers are
in a fold below the questions. `questions.js` makes them choices. A page's notebook and its own Markdown are without
them: both are the page as it was written.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.heap import svg_file

from ..page import recordings
from ..page.blocks import Block, put_at_mark
from ..page.build import Build
from ..page.languages import language_of
from ..page.source import SNIPPETS, Titles
from ..page.words import Words, words_in
from .registry import Answer, Question, Registry, Topic, problems

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
        return put_at_mark(build, markdown, page, "questions", text, Block("prose", SCRIPTED.sub("", text).replace("#questions)", ")")))
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
                 '<div class="ac-questions" data-search-exclude markdown>', ""]
        for number, question in enumerate(self.topic.questions, 1):
            parts += self._asked(number, question)
        parts += ['<details class="question" markdown>', f"<summary>{words('questions.solutions')}</summary>", ""]
        for number, question in enumerate(self.topic.questions, 1):
            parts += self._solved(number, question)
        return "\n".join([*parts, "</details>", "", "</div>", ""])

    def _asked(self, number: int, question: Question) -> list[str]:
        """A question with its program and the answers to choose from."""
        ask = question.ask.get(self.language) or (self.words("questions.verdict") if question.kind == "verdict" else self.words("questions.prints"))
        parts = [f'<div class="ac-question" id="question-{question.id}" data-question="{self.topic.path.stem}-{question.id}" markdown>', "",
                 f"**{number}.** {ask}", "", *self._program(question)]
        for letter, answer in question.ordered():
            parts += ['<div class="ac-choice" markdown>', "", f"**{letter}**", "", *self._offered(question, answer), "</div>", ""]
        return [*parts, "</div>", ""]

    def _solved(self, number: int, question: Question) -> list[str]:
        """Why the right answer is right, and what was believed by who chose another."""
        letters = {answer.name: letter for letter, answer in question.ordered()}
        right = letters[question.right.name]
        parts = [f'<div class="ac-solution" id="answer-{question.id}" data-right="{right}" markdown>', "",
                 f"**{number}.** **{right}**", "", f"{question.right.said[self.language]}", "", *self._picture(question)]
        for letter, answer in question.ordered():
            if not answer.right:
                parts += [f'<div class="ac-belief" data-choice="{letter}" markdown>', "",
                          f"**{letter}** {answer.said[self.language]}", "", *self._shown_by(question, answer), "</div>", ""]
        return [*parts, "</div>", ""]

    def _program(self, question: Question) -> list[str]:
        """What a question asks about; none where the answers are programs that have no common beginning."""
        if question.kind == "verdict":
            return ["```python", self.build.of(Registry).rows[question.row].code, "```", ""]
        return self._include(question.id, ".py") if question.kind == "prints" or self._exists(question.id) else []

    def _offered(self, question: Question, answer: Answer) -> list[str]:
        """What an answer shows: an output, a program or a verdict."""
        if question.kind == "verdict":
            return [self.words("atlas.verdicts", answer.name), ""]
        return self._include(question.section(answer), ".py" if question.kind == "which" else ".out")

    def _shown_by(self, question: Question, answer: Answer) -> list[str]:
        """The run that proves a wrong answer wrong: the program that does what was believed, or what the program chosen prints."""
        if question.kind == "verdict":
            return []
        words = self.words("questions.it_prints") if question.kind == "which" else self.words("questions.would_be")
        return [words, "", *self._include(question.section(answer), ".out" if question.kind == "which" else ".py")]

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


def _below_snippets(path: Path) -> str:
    """A file as an include line names it."""
    return path.relative_to(SNIPPETS).as_posix()
