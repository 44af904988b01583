"""Offers each page with code as a notebook in its language, with the recorded outputs.

Made at build time from what the page includes: prose cells, code cells, and the
outputs from the recordings. Nothing is run.
"""

import re
import sys
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urljoin

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fences import body_of  # noqa: E402
from languages import language_of  # noqa: E402
from pieces import Piece, of_page  # noqa: E402

from snippets.engine import notebook  # noqa: E402
from snippets.engine.problem import Problem  # noqa: E402

WORDS = {"zh": {"download": "下载成 Notebook", "colab": "在 Colab 中打开", "from": "来自"},
         "en": {"download": "Download as a notebook", "colab": "Open in Colab", "from": "From"}}
COLAB = "https://colab.research.google.com/github/"
GITHUB = "https://github.com/"
ATTRIBUTES = re.compile(r"(?<=[)\w`*\"\]> ]) ?\{:? ?[.#][^{}`]*\}|^\{:[^{}]*\}$", re.MULTILINE)
LINK = re.compile(r"(?<=\]\()(?P<path>(?![a-z]+:)[^()\s#]+)?(?P<anchor>#[^()\s]*)?(?=\))")
HREF = re.compile(r'(?<=href=")(?:\.\./\.\./)?docs/(?:zh|en)/(?P<path>[^"#]+\.md)(?P<anchor>#[^"]*)?(?=")')
REPOSITORY = re.compile(r"(?<=\]\()\.\./\.\./docs/(?:zh|en)/(?P<path>[^()\s#]+\.md)(?P<anchor>#[^()\s]*)?(?=\))")


def actions(language: str, name: str, config, colab: str | None = None) -> str:
    """The line of a page that offers its notebook; `colab` is the notebook's path in the repository, if it is there."""
    words = WORDS[language]
    links = [f'<a href="{name}" download>{words["download"]}</a>']
    if colab and (config.repo_url or "").startswith(GITHUB):
        repository = config.repo_url.removeprefix(GITHUB).strip("/").removesuffix(".git")
        branch = config.extra.get("branch", "main")
        links.append(f'<a href="{COLAB}{repository}/blob/{branch}/{colab}">{words["colab"]}</a>')
    return f'<p class="ac-notebook" data-search-exclude>{" · ".join(links)}</p>'


def name_of(page) -> str:
    """The file name of a page's notebook."""
    return f"{'overview' if page.file.name == 'index' else page.file.name}.ipynb"


def made(text: str, page, config, files) -> dict | None:
    """The notebook of a page's Markdown, or None of a page without code. Raises Problem for an unknown include."""
    cells: list[dict] = []
    prose: list[str] = []
    last: Piece | None = None

    def flush() -> None:
        if written := "\n\n".join(prose).strip("\n"):
            cells.append(notebook.prose(written, len(cells) + 1))
        prose.clear()

    code: list[dict] = []
    for piece in of_page(text):
        if piece.kind == "prose":
            prose.append(ATTRIBUTES.sub("", with_addresses(piece.text, page, config, files)))
        elif piece.kind == "code" and piece.snippet and piece.snippet.suffix == ".py":
            flush()
            last = piece
            code.append(notebook.code(piece.text, len(cells) + 1, len(code) + 1, []))
            cells.append(code[-1])
        elif piece.kind == "output" and last and (last.snippet, last.section) == (piece.snippet, piece.section):
            code[-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": notebook.lines(piece.text)}]
        elif piece.kind in ("code", "output"):
            prose.append(f"```text\n{piece.text.rstrip()}\n```")
    flush()
    if not code:
        return None
    url = urljoin(config.site_url or "", page.url)
    language = language_of(page.file.src_uri)
    cells.append(notebook.prose(f"{WORDS[language]['from']} <{url}>", len(cells) + 1))
    return notebook.notebook(cells, {})


def with_addresses(text: str, page, config, files) -> str:
    """Prose with the full addresses of its links."""
    return LINK.sub(lambda m: _address(m["path"], m["anchor"], page, config, files) if m[0] else "", text)


def _address(path: str | None, anchor: str | None, page, config, files) -> str:
    """The full address of a relative link of a page."""
    url = page.url
    if path:
        target = files.get_file_from_path(normpath(join(page.file.src_uri, "..", path)))
        if target is None:
            return path + (anchor or "")
        url = target.url
    return urljoin(config.site_url or "", url) + (anchor or "")


def with_links(source, page, config, files, relative_to=None):
    """A lab's links to pages, which its source writes as paths in the repository, as addresses.

    `source` is a notebook (its links get full addresses) or, with
    `relative_to`, a page's HTML (they become relative). Raises Problem for a
    page that is not there.
    """
    language = language_of(page.file.src_uri)

    def target(path: str):
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


def on_page_markdown(markdown, page, config, files):
    """Make the page's notebook, from the page as it was written."""
    page.notebook = None
    if page.file.src_uri.endswith(".md"):
        text, _ = body_of(Path(page.file.abs_src_path).read_text("utf-8"))
        try:
            page.notebook = made(text, page, config, files)
        except (Problem, KeyError, OSError):
            pass  # `guards` reports it
    return markdown


def on_page_content(html, page, config, files):
    """Offer the notebook below the page's title."""
    if not page.notebook:
        return html
    line = actions(language_of(page.file.src_uri), name_of(page), config)
    return html.replace("</h1>", f"</h1>\n{line}", 1)


def on_post_page(output, page, config):
    """Write the notebook beside the page."""
    if page.notebook:
        path = Path(page.file.abs_dest_path).with_name(name_of(page))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notebook.dump(page.notebook), "utf-8")
    return output
