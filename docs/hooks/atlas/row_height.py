"""How high an atlas row will be on a phone, before it is laid out.

Browsers lay out a row when it comes near (`content-visibility` in atlas.css) and
reserve the height that the sheet says until then. Said too low, what a tool for
access asks of an unseen row lies on the next one; and the page's length jumps.
Counted in lines above the lowest card's, from the widths of text at 360 px.
"""

import html
import re
import unicodedata
from math import ceil

TITLE, PROSE, CODE, SMALL = 40, 42, 36, 44  # half-width characters in a line at 360 px
TAG = re.compile(r"<[^>]+>")


def width(text: str) -> int:
    """The width of HTML's text in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in html.unescape(TAG.sub("", text)))


def wrapped(text: str, columns: int) -> int:
    """The lines that HTML's text takes; none if there is none."""
    return ceil(width(text) / columns)


def lines(title: str, code: str, below: str, reason: str, error: str, sources: str, changes: int, gpu: bool) -> int:
    """A row's lines above a card with one line of each.

    `code` is source; the rest is HTML: `below` the verdict, the `reason`, the `error`, the `sources`.
    `changes` counts the versions that differ; `gpu` says whether the row has an answer of a GPU.
    """
    return (wrapped(title, TITLE) - 1
            + sum(max(1, ceil(width(html.escape(line)) / CODE)) for line in code.splitlines()) - 1
            + wrapped(below, SMALL) + wrapped(reason, PROSE) - 1 + wrapped(error, CODE) + wrapped(sources, SMALL)
            + max(0, round(2.6 * changes) - 1) + gpu)
