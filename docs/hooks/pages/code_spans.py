"""Highlighted code without the marks that change no colour.

Pygments marks every name, blank and bracket; the theme gives names and blanks the
colour of code itself, and operators that of punctuation. Browsers work out the style
of each mark several times while a page loads: without these, half of them are left.
The search's index needs none: it gets the code without them (`page/late_html.py`).

A block is highlighted once, since the pages of both languages show it, and build after build.
"""

import re
from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import Element
from importlib.metadata import version

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from pymdownx.highlight import Highlight, HighlightExtension

from snippets.project import sha256

from ..page.build import Build
from ..page.kept import Kept
from ..page.late_html import LateHtml

EMPTY = re.compile(r"(?<=<pre>)<span></span>")
UNCOLOURED = re.compile(r'<span class="(?:n|w)">([^<]*)</span>')
OPERATOR = '<span class="o">'
LISTING = re.compile(r"(?<=<code>)[^<]*<span.*?(?=</code></pre>)", re.DOTALL)
SPAN = re.compile(r"</?span[^>]*>")
SAME = re.compile(r'(<span class="(\w+)">[^<]*)</span>( *)<span class="\2">')


class Highlighted(Kept):
    """Highlighted blocks of code."""

    def __init__(self) -> None:
        super().__init__("highlighted", " ".join(f"{name} {version(name)}" for name in ("Pygments", "pymdown-extensions")))


class HighlightOnce(Highlight):
    """The highlighter of pymdownx, asked for each block once."""

    def __init__(self, known: Highlighted, md: Markdown, **settings) -> None:
        super().__init__(md, **settings)
        self.known, self.settings = known, sorted(settings.items())

    def highlight(self, src: str, language: str, css_class: str = "highlight", inline: bool = False, **options) -> str | Element:
        """What pymdownx returns: a block's HTML, or the element of code in a line."""
        if inline or self.line_spans or self.line_anchors or self.title_mode == "html":  # each other in each place
            return super().highlight(src, language, css_class, inline=inline, **options)
        asked = sorted((name, value) for name, value in options.items() if name != "code_block_count")
        key = sha256(repr((src, language, css_class, asked, self.settings)))
        return self.known.get(key, lambda: super(HighlightOnce, self).highlight(src, language, css_class, **options))


class HighlightOnceExtension(HighlightExtension):
    """The extension of pymdownx that other ones ask for the highlighter."""

    def __init__(self, known: Highlighted, **settings) -> None:
        super().__init__(**settings)
        self.known = known

    def get_pymdownx_highlighter(self) -> Callable[..., Highlight]:
        """The highlighter, as pymdownx calls it."""
        return partial(HighlightOnce, self.known)


def on_config(build: Build, config: MkDocsConfig) -> None:
    """Put our highlighter in the place of the one that it extends."""
    once = HighlightOnceExtension(build.of(Highlighted), **config.mdx_configs.get("pymdownx.highlight", {}))
    config.markdown_extensions = [once if name == "pymdownx.highlight" else name for name in config.markdown_extensions]


def on_post_build(build: Build, config: MkDocsConfig) -> None:
    """Keep the blocks for the next build."""
    build.of(Highlighted).save()


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take marks out of a page, and keep the rest of them from the search."""
    def late(match: re.Match) -> str:
        code = SPAN.sub("", match[0])
        return match[0] if "<" in code else build.of(LateHtml).instead_of(code, match[0])

    return LISTING.sub(late, slim(html))


def slim(html: str) -> str:
    """The same text and colours with fewer marks: names, blanks, two neighbours of one kind."""
    html = UNCOLOURED.sub(r"\1", EMPTY.sub("", html)).replace(OPERATOR, '<span class="p">')
    while (joined := SAME.sub(r"\1\3", html)) != html:
        html = joined
    return html
