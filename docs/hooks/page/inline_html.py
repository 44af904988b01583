"""Titles and sentences that hold `code` in backticks, as HTML or as plain text."""

import html
import re


def inline(text: str) -> str:
    """A title or sentence as HTML: `code` in backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def plain(text: str) -> str:
    """A title or sentence without its backticks."""
    return text.replace("`", "")
