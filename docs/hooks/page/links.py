"""Links of a page: to its notebook, and to other pages where what it says stands elsewhere."""

import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from snippets.engine.problem import Problem

from .languages import language_of

WORDS = {"zh": {"download": "下载成 Notebook", "colab": "在 Colab 中打开"},
         "en": {"download": "Download as a notebook", "colab": "Open in Colab"}}
SITE = "https://alias-or-copy.example/"  # how recipes name the site; pages show its address
COLAB = "https://colab.research.google.com/github/"
GITHUB = "https://github.com/"
LINK = re.compile(r"(?<=\]\()(?P<path>(?![a-z]+:)[^()\s#]+)?(?P<anchor>#[^()\s]*)?(?=\))")
HREF = re.compile(r'(?<=href=")(?:\.\./\.\./)?docs/(?:zh|en)/(?P<path>[^"#]+\.md)(?P<anchor>#[^"]*)?(?=")')
REPOSITORY = re.compile(r"(?<=\]\()\.\./\.\./docs/(?:zh|en)/(?P<path>[^()\s#]+\.md)(?P<anchor>#[^()\s]*)?(?=\))")


class AtlasLinks:
    """What explains a row of the atlas, besides the page that the row names: {row's id: [(source path of a page, words of the link)]}."""

    def __init__(self) -> None:
        self.by_row: dict[str, list[tuple[str, str]]] = {}

    def add(self, row: str, page: str, words: str) -> None:
        """Have a row link to a page, a `{}` in whose path stands for the language."""
        self.by_row.setdefault(row, []).append((page, words))


def actions(language: str, name: str, config: MkDocsConfig, colab: str | None = None) -> str:
    """The line of a page that offers its notebook; `colab` is the notebook's path in the repository, if it is there."""
    words = WORDS[language]
    links = [f'<a href="{name}" download>{words["download"]}</a>']
    if colab and (config.repo_url or "").startswith(GITHUB):
        repository = config.repo_url.removeprefix(GITHUB).strip("/").removesuffix(".git")
        branch = config.extra.get("branch", "main")
        links.append(f'<a href="{COLAB}{repository}/blob/{branch}/{colab}">{words["colab"]}</a>')
    return f'<p class="ac-notebook" data-search-exclude>{" · ".join(links)}</p>'


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


def with_links(source: dict | str, page: Page, config: MkDocsConfig, files: Files, relative_to: File | None = None) -> dict | str:
    """A lab's links to pages, which its source writes as paths in the repository, as addresses.

    `source` is a notebook (its links get full addresses) or, with
    `relative_to`, a page's HTML (they become relative). Raises Problem for a
    page that is not there.
    """
    language = language_of(page.file.src_uri)

    def target(path: str) -> File:
        found = files.get_file_from_path(f"{language}/{path}")
        if found is None:
            raise Problem(Path(page.file.abs_src_path), 1, f"links to {path}, and there is no such page")
        return found

    if relative_to is not None:
        return HREF.sub(lambda m: target(m["path"]).url_relative_to(relative_to) + (m["anchor"] or ""), source)
    metadata = {key: value for key, value in source["metadata"].items() if key != "recording"}
    cells = [{**cell, "source": [REPOSITORY.sub(
        lambda m: urljoin(config.site_url or "", target(m["path"]).url) + (m["anchor"] or ""), line)
        for line in cell["source"]]} if cell["cell_type"] == "markdown" else cell for cell in source["cells"]]
    return {**source, "cells": cells, "metadata": metadata}
