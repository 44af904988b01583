"""Each page's own Markdown beside it: `/en/state-dict.md` for `/en/state-dict/`, for people and programs that quote.

Made from the page's blocks and what other steps added to them:
outputs are marked as outputs, pictures are their words, links lead to the other
pages' Markdown. Headings keep their ids, so that a section can be cited.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import splitext
from urllib.parse import urljoin

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from ..page.alt_text import sentences, title
from ..page.blocks import Block, Pages
from ..page.build import Build
from ..page.languages import language_of
from ..page.links import published, with_addresses
from ..page.source import DUMPER, fenced, with_front
from ..page.words import words_in
from .notebook import ATTRIBUTES

HEADING = re.compile(r"^(#+ .*?) *\{:? *(#[\w-]+)[^{}]*\}$", re.MULTILINE)
SPAN = re.compile(r"<(span|small) (?:lang|class)=[^>]*>(.*?)</\1>")
BY_SCRIPT = re.compile(r'<span class="ac-done"[^>]*></span>|<p class="ac-progress" hidden>.*?</p>')  # what a script fills in
ADDRESS = re.compile(r"(?:(?<=\]\()|(?<=<))(https?://[^()<>\s#]+)")


@dataclass
class Texts:
    """The Markdown of a build's pages, by source path."""

    by_page: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)  # of all pages: {the page's: its Markdown's}


def address(src_uri: str) -> str:
    """Where a page's Markdown is, below the site: the path of its source."""
    return f"{splitext(src_uri)[0]}.md"


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Let pages link to the list of all Markdown, which MkDocs writes from a template later and so does not know."""
    files.append(File.generated(config, "llms.txt", content=""))


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write the page's Markdown, which its links to other pages need all pages for."""
    addresses = build.of(Texts).addresses
    if not addresses:
        addresses.update({urljoin(config.site_url or "", file.url): urljoin(config.site_url or "", address(file.src_uri))
                          for file in files.documentation_pages() if language_of(file.src_uri)})
    language, blocks = language_of(page.file.src_uri), build.of(Pages).of(page.file.src_uri).blocks
    build.of(Texts).by_page[page.file.src_uri] = _written(blocks, page, language, config, files, addresses) if language and blocks else ""
    return html


def on_page_context(build: Build, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the template where the Markdown is."""
    context["markdown_address"] = urljoin(config.site_url or "", address(page.file.src_uri)) if build.of(Texts).by_page.get(page.file.src_uri) else ""


def on_post_page(build: Build, output: str, page: Page, config: MkDocsConfig) -> str:
    """Write it beside the page."""
    path = Path(config.site_dir) / address(page.file.src_uri)
    path.unlink(missing_ok=True)  # while serving, the page may show problems now, and have no Markdown
    if text := build.of(Texts).by_page.get(page.file.src_uri):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return output


def _written(blocks: list[Block], page: Page, language: str, config: MkDocsConfig, files: Files, addresses: dict[str, str]) -> str:
    """The page as Markdown."""
    here = urljoin(config.site_url or "", page.url)
    head = yaml.dump({"title": page.title, "description": page.meta.get("description", ""), "canonical": here},
                          Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    words, parts = words_in(language), []
    for block in blocks:
        if block.kind == "prose":
            text = HEADING.sub(lambda m: f"{m[1]} \0{m[2]}\0", with_addresses(block.text, page, config, files))
            text = re.sub("\0(.*?)\0", r"{\1}", ATTRIBUTES.sub("", text))
            text = re.sub(r"\n{3,}", "\n\n", text)
            parts.append(SPAN.sub(lambda m: f"_{m[2]}_" if m[1] == "small" else m[2], BY_SCRIPT.sub("", text)))
        elif block.kind == "table":
            parts.append(block.text)
        elif block.kind == "picture":
            parts.append("> " + words("page.picture").format(title(block.graph, language), sentences(block.graph, language)))
        elif block.kind == "plot":
            parts.append("> " + words("page.plot").format(block.text))
        elif block.kind == "code":
            parts.append(fenced(block.info, block.text))
        elif block.kind == "output":
            parts.append(words("page.output_below") + "\n\n" + fenced("text", block.text))
    text = "\n\n".join(part.strip("\n") for part in parts if part.strip())
    text = published(text, config)
    return with_front(head, f"\n{ADDRESS.sub(lambda m: addresses.get(m[1], m[1]), text)}\n")
