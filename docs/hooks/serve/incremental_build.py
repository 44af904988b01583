"""Builds a few pages of a site that was built before, and its search index; the rest stays as it is.

While serving, a saved snippet changes the pages that include it and nothing
else, and building all takes many times as long. MkDocs 1.6 has no such thing
(`--dirty` goes by dates, and forgets the search entries of all other pages), so
this calls the two functions that its own build calls for each page.
`live.py` hands it what the last whole build made.
"""

from dataclasses import dataclass

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


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

    def rebuild(self, pages: list[Page]) -> None:
        """Build these pages again. Raises what the whole build would raise for one of them."""
        for page in pages:
            _populate_page(page, self.config, self.files)
        entries = self._without(pages)
        documentation = self.files.documentation_pages()
        for page in pages:
            _build_page(page, self.config, documentation, self.nav, self.env)
        order = {page.url: at for at, page in enumerate(self.pages())}
        entries.sort(key=lambda entry: order.get(entry["location"].partition("#")[0], len(order)))
        self.config.plugins.on_post_build(config=self.config)

    def _without(self, pages: list[Page]) -> list[dict]:
        """The search's entries, now without those of some pages, which building them adds again."""
        index = self.config.plugins["material/search"].search_index
        gone = {page.url for page in pages}
        index.entries[:] = [e for e in index.entries if e["location"].partition("#")[0] not in gone]
        return index.entries
