"""HTML that is put into a page when the rest is complete: pictures and tables that neither Markdown nor the search has to read.

They are most of a page's HTML and are not searched (`data-search-exclude`). Parsing them, in
Markdown and again for the search's index, took a third of a build. Of code the search reads the text alone.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from .build import Build

PLACE = re.compile(r"<!--late-html:(\d+)-->(?:[^<]*<!--/late-html-->)?")


class LateHtml:
    """The HTML of a build that waits for its page."""

    def __init__(self) -> None:
        self._waiting: list[str] = []

    def keep(self, html: str) -> str:
        """Keep HTML for later. Returns what is to be in its place in the page's Markdown or HTML."""
        self._waiting.append(html)
        return f"<!--late-html:{len(self._waiting) - 1}-->"

    def kept(self, text: str) -> str:
        """What is kept for a place that `keep` returned; "" for any other text."""
        return self._waiting[int(match[1])] if (match := PLACE.fullmatch(text)) else ""

    def instead_of(self, text: str, html: str) -> str:
        """Keep the HTML of a text, which is without tags. Returns the text, marked."""
        return f"{self.keep(html)}{text}<!--/late-html-->"

    def put_into(self, html: str) -> str:
        """HTML with all that was kept in its place."""
        return PLACE.sub(lambda match: self._waiting[int(match[1])], html)


def on_post_page(build: Build, output: str, page: Page, config: MkDocsConfig) -> str:
    """Complete the page."""
    return build.of(LateHtml).put_into(output)
