"""Offers each page with code as a notebook in its language, with the recorded outputs.

Made at build time from what the page includes: prose cells, code cells, and the
outputs from the recordings. A snippet's first cell begins with what the snippet
does before its first section, if its sections need it. Nothing is run.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.engine.lab import notebook
from snippets.engine.snippet.sections import parse

from ..page.blocks import Block, Pages
from ..page.build import Build
from ..page.languages import language_of
from ..page.links import actions, with_addresses
from ..page.words import words_in

ATTRIBUTES = re.compile(r"(?<=[)\w`*\"\]> ]) ?\{:? ?[.#][^{}`]*\}|^\{:[^{}]*\}$", re.MULTILINE)


@dataclass
class Notebooks:
    """The notebooks of a build, by the source path of their pages."""

    by_page: dict[str, dict] = field(default_factory=dict)


def name_of(page: Page) -> str:
    """The file name of a page's notebook."""
    return f"{'overview' if page.file.name == 'index' else page.file.name}.ipynb"


def setup(snippet: Path) -> str:
    """What a snippet does before its first section, with a blank line below it."""
    before = parse(snippet).setup().strip("\n")
    return f"{before}\n\n" if before else ""


def made(blocks: list[Block], page: Page, config: MkDocsConfig, files: Files) -> dict | None:
    """The notebook of a page's blocks, or None of a page without code."""
    cells: list[dict] = []
    prose: list[str] = []
    last: Block | None = None

    def flush() -> None:
        if written := "\n\n".join(prose).strip("\n"):
            cells.append(notebook.prose(written, len(cells) + 1))
        prose.clear()

    code: list[dict] = []
    for block in blocks:
        if block.kind == "prose":
            prose.append(ATTRIBUTES.sub("", with_addresses(block.text, page, config, files)))
        elif block.kind == "code" and block.snippet and block.snippet.suffix == ".py":
            flush()
            before = "" if last and last.snippet == block.snippet else setup(block.snippet)
            last = block
            code.append(notebook.code(before + block.text, len(cells) + 1, len(code) + 1, []))
            cells.append(code[-1])
        elif block.kind == "output" and last and (last.snippet, last.section) == (block.snippet, block.section):
            code[-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": notebook.lines(block.text)}]
        elif block.kind in ("code", "output"):
            prose.append(f"```text\n{block.text.rstrip()}\n```")
    flush()
    if not code:
        return None
    url = urljoin(config.site_url or "", page.url)
    language = language_of(page.file.src_uri)
    cells.append(notebook.prose(f'{words_in(language)("page.from")} <{url}>', len(cells) + 1))
    return notebook.notebook(cells, {})


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make the page's notebook, from the page as it was written."""
    by_page = build.of(Notebooks).by_page
    by_page.pop(page.file.src_uri, None)
    if found := made(build.of(Pages).of(page.file.src_uri).blocks, page, config, files):
        by_page[page.file.src_uri] = found
    return markdown


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Offer the notebook below the page's title."""
    if page.file.src_uri not in build.of(Notebooks).by_page:
        return html
    line = actions(language_of(page.file.src_uri), name_of(page), config)
    return html.replace("</h1>", f"</h1>\n{line}", 1)


def on_post_page(build: Build, output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the notebook beside the page."""
    path = Path(page.file.abs_dest_path).with_name(name_of(page))
    path.unlink(missing_ok=True)  # while serving, the page may have had code before
    if found := build.of(Notebooks).by_page.get(page.file.src_uri):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notebook.dump(found), "utf-8")
    return output
