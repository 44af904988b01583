"""Each page says the versions that it holds for below its title, and at its end what other versions do otherwise."""

from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..page import recordings
from ..page.blocks import Block, Pages
from ..page.build import Build
from ..page.languages import language_of
from ..page.run_errors import FaultyPages
from ..page.source import parse
from ..page.versions import Elsewhere, of_page, sentence


@dataclass
class Differences:
    """What the pages of a build say of other versions, by source path."""

    by_page: dict[str, Elsewhere] = field(default_factory=dict)


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Append the sentence to a page that shows outputs."""
    elsewhere = Elsewhere()
    language = language_of(page.file.src_uri)
    used: dict[str, set[str]] = {}
    if language and page.file.src_uri not in build.of(FaultyPages):
        for snippet in {include.snippet for include in parse(markdown).snippets}:
            for package, version in recordings.read(build, snippet).versions.items():
                used.setdefault(package, set()).add(version)
    if used:
        elsewhere = of_page(build, markdown, language, used)
        said = sentence(language, used, elsewhere)
        markdown = f"{markdown}\n\n{said}\n{{: .recorded-with data-search-exclude }}\n"
        build.of(Pages).of(page.file.src_uri).at_end(Block("prose", said))
    build.of(Differences).by_page[page.file.src_uri] = elsewhere
    return markdown


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say below the title which versions the page holds for, and append what is different with others."""
    elsewhere = build.of(Differences).by_page[page.file.src_uri]
    html = html.replace("</h1>", f"</h1>\n{elsewhere.head()}", 1)
    build.of(Pages).of(page.file.src_uri).at_end(*elsewhere.blocks())
    return f"{html}\n{elsewhere.html()}" if elsewhere.others else html
