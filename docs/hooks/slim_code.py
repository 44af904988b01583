"""Highlighted code without the marks that change no colour.

Pygments marks every name, blank and bracket; the theme gives names and blanks the
colour of code itself, and operators that of punctuation. Browsers work out the style
of each mark several times while a page loads: without these, half of them are left.
"""

import re

from mkdocs.plugins import event_priority

EMPTY = re.compile(r"(?<=<pre>)<span></span>")
UNCOLOURED = re.compile(r'<span class="(?:n|w)">([^<]*)</span>')
OPERATOR = '<span class="o">'
SAME = re.compile(r'(<span class="(\w+)">[^<]*)</span>( *)<span class="\2">')


@event_priority(-100)
def on_page_content(html, page, config, files):
    """After what makes code blocks."""
    return slim(html)


def slim(html: str) -> str:
    """The same text and colours with fewer marks: names, blanks, two neighbours of one kind."""
    html = UNCOLOURED.sub(r"\1", EMPTY.sub("", html)).replace(OPERATOR, '<span class="p">')
    while (joined := SAME.sub(r"\1\3", html)) != html:
        html = joined
    return html
