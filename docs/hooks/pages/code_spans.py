"""Highlighted code without the marks that change no colour.

Pygments marks every name, blank and bracket; the theme gives names and blanks the
colour of code itself, and operators that of punctuation. Browsers work out the style
of each mark several times while a page loads: without these, half of them are left.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..page.build import Build

EMPTY = re.compile(r"(?<=<pre>)<span></span>")
UNCOLOURED = re.compile(r'<span class="(?:n|w)">([^<]*)</span>')
OPERATOR = '<span class="o">'
SAME = re.compile(r'(<span class="(\w+)">[^<]*)</span>( *)<span class="\2">')


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the marks out of a page."""
    return slim(html)


def slim(html: str) -> str:
    """The same text and colours with fewer marks: names, blanks, two neighbours of one kind."""
    html = UNCOLOURED.sub(r"\1", EMPTY.sub("", html)).replace(OPERATOR, '<span class="p">')
    while (joined := SAME.sub(r"\1\3", html)) != html:
        html = joined
    return html
