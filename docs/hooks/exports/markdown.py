"""Each page's own Markdown beside it: `/en/state-dict.md` for `/en/state-dict/`, for people and programs that quote.

Made from what the other hooks made of the page, with all includes in place:
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
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from snippets.engine.problem import shown

from ..page import recordings
from ..page.blocks import Block, of_notebook, of_page
from ..page.build import Build
from ..page.languages import language_of
from ..page.links import SITE, LabDownloads, with_addresses
from ..page.run_errors import FaultyPages
from ..page.source import lab_of
from ..page.versions import PageVersions, sentence
from . import html_to_markdown
from .notebook import ATTRIBUTES

OUTPUT = {"zh": "输出：", "en": "Output:"}
PLOT = {"zh": "图：{}", "en": "Plot: {}"}
HEADING = re.compile(r"^(#+ .*?) *\{:? *(#[\w-]+)[^{}]*\}$", re.MULTILINE)
INLINE = re.compile(r"<(a|span|kbd|small|code|sub|sup)\b[^>]*>.*?</\1>")
ADDRESS = re.compile(r"(?:(?<=\]\()|(?<=<))(https?://[^()<>\s#]+)")


@dataclass
class Texts:
    """The pages of a build, by their source paths: what they are made of, and their Markdown."""

    blocks: dict[str, list[Block]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)


def address(src_uri: str) -> str:
    """Where a page's Markdown is, below the site: the path of its source."""
    return f"{splitext(src_uri)[0]}.md"


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the page as the other hooks leave it."""
    name = page.file.src_uri
    ours = language_of(name) and name.endswith(".md") and name not in build.of(FaultyPages)
    build.of(Texts).blocks[name] = of_page(build, markdown) if ours else []
    return markdown


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write the page's Markdown, which its links to other pages need all pages for."""
    language = language_of(page.file.src_uri)
    elsewhere = build.of(PageVersions).of(page.file.src_uri)
    blocks = build.of(Texts).blocks[page.file.src_uri]
    if lab := lab_of(page.file.src_uri):
        blocks += of_notebook(build.of(LabDownloads).by_page[page.file.src_uri], shown(lab))
        blocks.append(Block("prose", sentence(language, recordings.read(build, lab).versions, elsewhere)))
    if blocks and elsewhere.others:
        blocks.append(Block("prose", f"**{elsewhere.title}**"))
        for other in elsewhere.others:
            blocks += [Block("prose", other.words), *[Block("output", other.output)] * bool(other.output)]
    build.of(Texts).written[page.file.src_uri] = _written(blocks, page, language, config, files) if language and blocks else ""
    return html


def on_page_context(build: Build, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the template where the Markdown is."""
    context["markdown_address"] = urljoin(config.site_url or "", address(page.file.src_uri)) if build.of(Texts).written.get(page.file.src_uri) else ""


def on_post_page(build: Build, output: str, page: Page, config: MkDocsConfig) -> str:
    """Write it beside the page."""
    if text := build.of(Texts).written.get(page.file.src_uri):
        path = Path(config.site_dir) / address(page.file.src_uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return output


def _written(blocks: list[Block], page: Page, language: str, config: MkDocsConfig, files: Files) -> str:
    """The page as Markdown."""
    here = urljoin(config.site_url or "", page.url)
    addresses = {urljoin(config.site_url or "", file.url): urljoin(config.site_url or "", address(file.src_uri))
                 for file in files.documentation_pages() if language_of(file.src_uri)}
    head = yaml.safe_dump({"title": page.title, "description": page.meta.get("description", ""), "canonical": here},
                          allow_unicode=True, sort_keys=False, width=10_000)
    parts = []
    for block in blocks:
        if block.kind == "prose":
            text = HEADING.sub(lambda m: f"{m[1]} \0{m[2]}\0", with_addresses(block.text, page, config, files))
            text = re.sub("\0(.*?)\0", r"{\1}", ATTRIBUTES.sub("", text))
            text = re.sub(r"\n{3,}", "\n\n", text)
            parts.append(INLINE.sub(lambda m: html_to_markdown.converted(m[0], language, here), text))
        elif block.kind == "html":
            parts.append(html_to_markdown.converted(block.text, language, here))
        elif block.kind == "picture":
            parts.append(f"> {PLOT[language].format(block.text)}")
        elif block.kind == "code":
            parts.append(_fenced(block.info, block.text))
        else:
            parts.append(f"{OUTPUT[language]}\n\n{_fenced('text', block.text)}")
    text = "\n\n".join(part.strip("\n") for part in parts if part.strip())
    text = text.replace(SITE, config.site_url or "")
    return f"---\n{head}---\n\n{ADDRESS.sub(lambda m: addresses.get(m[1], m[1]), text)}\n"


def _fenced(info: str, text: str) -> str:
    """A block of code or output, in a fence that nothing in it ends."""
    ticks = "`" * max(3, 1 + max(map(len, re.findall(r"^`+", text, re.MULTILINE)), default=0))
    return "\n".join([ticks + info, text.rstrip("\n"), ticks])
