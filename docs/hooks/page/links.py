"""Links of a page: to its notebook, and to other pages where what it says stands elsewhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from posixpath import join, normpath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.atlas.row import read_rows

from .languages import LANGUAGES
from .words import words_in

SITE = "https://alias-or-copy.example/"  # how recipes name the site; pages show its address
OWN = "https://github.com/OWNER/alias-or-copy"  # and the repository; pages show its address where it has one
COLAB = "https://colab.research.google.com/github/"
GITHUB = "https://github.com/"
LINK = re.compile(r"(?<=\]\()(?P<path>(?![a-z]+:)[^()\s#]+)?(?P<anchor>#[^()\s]*)?(?=\))")
REPOSITORY = re.compile(r"(?<=\]\()\.\./\.\./docs/(?:zh|en)/(?P<path>[^()\s#]+\.md)(?P<anchor>#[^()\s]*)?(?=\))")


class AtlasLinks:
    """What explains a row of the atlas, besides the page that the row names: {row's id: [(source path of a page, words of the link)]}."""

    def __init__(self) -> None:
        self.by_row: dict[str, list[tuple[str, str]]] = {}

    def add(self, row: str, page: str, words: str) -> None:
        """Have a row link to a page, a `{}` in whose path stands for the language."""
        self.by_row.setdefault(row, []).append((page, words))


@dataclass
class AtlasTitles:
    """What the atlas calls its rows, in each language: {row's id: {language: title}}."""

    by_row: dict[str, dict[str, str]] = field(
        default_factory=lambda: {row.id: {language: getattr(row, language)[0] for language in LANGUAGES} for row in read_rows()})


def actions(language: str, name: str, config: MkDocsConfig, colab: str | None = None) -> str:
    """The line of a page that offers its notebook; `colab` is the notebook's path in the repository, if it is there."""
    words = words_in(language)
    links = [f'<a href="{name}" download>{words("page.notebook")}</a>']
    if colab and (config.repo_url or "").startswith(GITHUB):
        repository = config.repo_url.removeprefix(GITHUB).strip("/").removesuffix(".git")
        branch = config.extra.get("branch", "main")
        links.append(f'<a href="{COLAB}{repository}/blob/{branch}/{colab}">{words("page.colab")}</a>')
    return f'<p class="ac-notebook" data-search-exclude>{" · ".join(links)}</p>'


def published(text: str, config: MkDocsConfig) -> str:
    """Text of a recipe with the addresses of the site and of its repository."""
    text = text.replace(SITE, config.site_url or "")
    return text.replace(OWN, config.repo_url.rstrip("/")) if config.repo_url else text


def with_addresses(text: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Prose with the full addresses of its links."""
    return LINK.sub(lambda m: _address(m["path"], m["anchor"], page, config, files) if m[0] else "", text)


def _address(path: str | None, anchor: str | None, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The full address of a relative link of a page."""
    url = page.url
    if path:
        target = files.get_file_from_path(normpath(join(page.file.src_uri, "..", path)))
        if target is None:
            return path + (anchor or "")
        url = target.url
    return urljoin(config.site_url or "", url) + (anchor or "")


def repository_links(notebook: dict, address: Callable[[str], str]) -> dict:
    """A notebook whose links to pages, which a lab writes as paths in the repository, are what `address` makes of the pages' paths below their language."""
    def led(line: str) -> str:
        return REPOSITORY.sub(lambda m: address(m["path"]) + (m["anchor"] or ""), line)

    cells = [{**cell, "source": list(map(led, cell["source"]))} if cell["cell_type"] == "markdown" else cell for cell in notebook["cells"]]
    return {**notebook, "cells": cells, "metadata": dict(notebook["metadata"])}
