"""Run at blocks of code, and the box of the start page: what other pages have of the page Ask.

A block has Run where the whole snippet prints in the browser what is recorded of it. That is
recorded, too (`record`); of a snippet that changed since, nothing is claimed and its blocks have no Run.
"""

import re
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.problem import Problem
from snippets.engine.versions import differences
from snippets.project import ROOT

from ..page import recordings
from ..page.build import Build
from ..page.languages import language_of
from ..page.words import words_in
from .examples import EXAMPLES
from .pages import Runtime
from .record import ENVIRONMENT

MARK = "<!-- ask -->"
BLOCK = re.compile(r'<div class="([\w -]*highlight)">(?=<span class="filename">snippets/([^<]+\.py)</span>)')


class Runnable:
    """The snippets that print in the browser what is recorded of them, by path below `snippets/`."""

    def __init__(self) -> None:
        self._recorded = differences.read(ENVIRONMENT)

    def __call__(self, build: Build, name: str) -> bool:
        """Whether this one does, as it is now."""
        try:
            claim = self._recorded and self._recorded.claims(name, recordings.digest(build, ROOT / "snippets" / name))
        except (Problem, OSError):
            return False
        return bool(claim and claim.state == differences.SAME)


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name the snippet of each block that has Run, and put the box in its place. Raises Problem for a record that was edited."""
    language = language_of(page.file.src_uri)
    if not language:
        return html
    if not build.of(Runtime).folder:
        return html.replace(MARK, link(language))
    runnable = build.of(Runnable)
    html = BLOCK.sub(lambda found: f'<div class="{found[1]}" data-run="{found[2]}">' if runnable(build, found[2]) else found[0], html)
    return html.replace(MARK, box(language))


def link(language: str) -> str:
    """What leads to the page Ask without a script."""
    return f'<p class="ac-ask-link"><a href="ask/">{escape(words_in(language)("ask_page.own_line"))}</a></p>'


def box(language: str) -> str:
    """A field for a few lines that leads to the page Ask with them; without scripts, a link."""
    words = words_in(language)
    return f"""<form class="ac-ask" action="ask/" data-search-exclude>
<label for="ac-ask">{escape(words("ask_page.own_line"))}</label>
<textarea id="ac-ask" rows="2" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off">{escape(EXAMPLES["shallow"])}</textarea>
<button class="md-button">{escape(words("ask_page.ask"))}</button>
</form>
{link(language)}"""
