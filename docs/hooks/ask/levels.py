"""The page of the levels: what is given, the goal's picture, hints and solutions; `levels.js` adds an editor to those of plain Python."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from snippets.engine.problem import Problem

from ..page.blocks import of_page, put_at_mark
from ..page.build import Build
from ..page.languages import language_of
from ..page.levels import Level, read_levels
from ..page.source import SNIPPETS
from ..page.words import Words, words_in
from .pages import SCRIPT, Runtime, sheet

PAGE = "{}/levels.md"


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Stop a build with a level that is incomplete."""
    try:
        read_levels()
    except Problem as problem:
        raise PluginError(f"a problem in the levels\n{problem}") from None


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the levels into their page."""
    language = language_of(page.file.src_uri)
    if not language or page.file.src_uri != PAGE.format(language):
        return markdown
    words, levels = words_in(language), read_levels()
    parts = [part for number, level in enumerate(levels, 1) for part in _asked(number, level, language, words)]
    solved = [part for number, level in enumerate(levels, 1) for part in _solved(number, level, language, words)]
    # A section: in a div, the theme would exclude only what comes before the end of the first inner one from the search.
    text = "\n".join(['<section class="ac-levels" data-search-exclude markdown>', "", *parts, '<details class="question" markdown>',
                      f"<summary>{words('levels.solutions')}</summary>", "", *solved, "</details>", "", "</section>"])
    plain = [part for number, level in enumerate(levels, 1)
             for part in (f"**{number}. {level.title[language]}** {level.task[language]}", "", *_code(level.start), words("levels.goal"), "", *_goal(level))]
    return put_at_mark(build, markdown, page, "levels", text, *of_page(build, "\n".join(plain)))


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Have the page load what runs programs, if this build has it."""
    language = language_of(page.file.src_uri)
    if not language or page.file.src_uri != PAGE.format(language) or not build.of(Runtime).folder:
        return html
    return f'<style>{sheet()}</style>\n{html}\n<script src="{get_relative_url(SCRIPT, page.url)}" defer></script>'


def _asked(number: int, level: Level, language: str, words: Words) -> list[str]:
    editor = ' data-editor="true"' if not level.packages else ""
    hints = [part for count, hint in enumerate(level.hints, 1) for part in
             ('<details class="ac-hint" markdown>', f"<summary>{words('levels.hint').format(count)}</summary>", "", hint[language], "", "</details>", "")]
    return [f'<div class="ac-level" id="level-{level.id}" data-level="{level.id}"{editor} markdown>', "",
            f"**{number}. {level.title[language]}**", "", level.task[language], "", *_code(level.start),
            words("levels.goal"), "", *_goal(level),
            '<div class="ac-level__command" markdown>', "", words("levels.here"), "",
            "```sh", f'python alias_or_copy.pyz --level {level.id} "…"', "```", "", "</div>", "", *hints, "</div>", ""]


def _goal(level: Level) -> list[str]:
    picture = level.snippet.relative_to(SNIPPETS).with_suffix(f".{level.id}-line.svg")
    return ['<figure class="heap" markdown="0">', f'--8<-- "{picture.as_posix()}"', "</figure>", ""]


def _solved(number: int, level: Level, language: str, words: Words) -> list[str]:
    return [f'<div class="ac-solution" id="solved-{level.id}" markdown>', "", f"**{number}.** {words('levels.shortest')}", "", *_code(level.known[0]),
            level.why[language], "", words("levels.also"), "", *_code("\n".join(level.known[1:])), "</div>", ""]


def _code(text: str) -> list[str]:
    return ["```python", text.rstrip(), "```", ""]
