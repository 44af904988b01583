"""Builds a few pages of a site that was built before, and its search index; the rest stays as it is.

While serving, a saved snippet changes the pages that include it and nothing
else, and so does a page whose title, headings, ids and front matter stay;
building all takes many times as long. MkDocs 1.6 has no such thing
(`--dirty` goes by dates, and forgets the search entries of all other pages), so
this calls the two functions that its own build calls for each page.
`live.py` hands it what the last whole build made.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..page.source import parse

TWIN = re.compile(r"^twin:.*\n", re.MULTILINE)
# Headings of both kinds, whatever may set an id, and marks that steps replace.
SEEN = re.compile(r"^#.*$|^.*\n(?:=+|-+)[ \t]*$|\{[^{}\n]*#[^{}\n]*\}|\bid *=.*$|^<!--.*$", re.MULTILINE)


def seen_by_others(page: Path) -> list[str] | None:
    """What other pages, the navigation and lists of pages can depend on in a page's source; None of what is no page.

    Rather too much: a mistake here costs a build of everything.
    """
    try:
        text = page.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    source = parse(text)
    return None if source.front is None else [TWIN.sub("", source.front), *SEEN.findall(source.body)]


@dataclass
class IncrementalBuild:
    """What the last whole build of the site made."""

    config: MkDocsConfig
    nav: Navigation
    env: Environment
    files: Files

    def pages(self) -> list[Page]:
        """All pages."""
        return [file.page for file in self.files.documentation_pages()]

    def rebuild(self, pages: list[Page], saved: set[Path]) -> None:
        """Build these pages again, and publish again what was saved and is published as it is. Raises what the whole build would."""
        for file in self.files:
            if file.abs_src_path and Path(file.abs_src_path) in saved and not file.is_documentation_page():
                file.copy_file()
        for page in pages:
            _populate_page(page, self.config, self.files)
        entries = self._without(pages)
        documentation = self.files.documentation_pages()
        for page in pages:
            _build_page(page, self.config, documentation, self.nav, self.env)
        order = {page.url: at for at, page in enumerate(self.pages())}
        entries.sort(key=lambda entry: order.get(entry["location"].partition("#")[0], len(order)))
        for page in pages:
            page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        self.config.plugins.on_post_build(config=self.config)

    def _without(self, pages: list[Page]) -> list[dict]:
        """The search's entries, now without those of some pages, which building them adds again."""
        index = self.config.plugins["material/search"].search_index
        gone = {page.url for page in pages}
        index.entries[:] = [e for e in index.entries if e["location"].partition("#")[0] not in gone]
        return index.entries
