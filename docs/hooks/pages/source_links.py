"""The file's name above a block of code: a link to the whole file, once on a page for each file.

The files are published as they are, as plain text, which every host shows and none runs.
"""

import re
from posixpath import relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from snippets.project import ROOT

from ..page.build import Build
from ..page.languages import language_of
from ..page.source import parse

NAME = re.compile(r'<span class="filename">(snippets/[^<]+\.py)</span>')


def published(name: str) -> str:
    """The address of a file below `snippets/`, from the site's root."""
    return f"code/{name.removeprefix('snippets/')}.txt"


class Published:
    """The files of a build that are published."""

    def __init__(self) -> None:
        self.names: set[str] = set()


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Publish the snippets that pages show."""
    shown = {include.snippet for file in files.documentation_pages() if file.src_uri.endswith(".md") and language_of(file.src_uri)
             for include in parse(file.content_string).snippets}
    for path in sorted(shown):
        if path.is_file():
            name = path.relative_to(ROOT).as_posix()
            build.of(Published).names.add(name)
            files.append(File.generated(config, published(name), abs_src_path=str(path)))


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Link the first name of each file, and leave the others out."""
    if not language_of(page.file.src_uri):
        return html
    seen: set[str] = set()

    def linked(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return ""
        seen.add(name)
        if name not in build.of(Published).names:  # a lab's, whose page offers its notebook
            return match[0]
        address = relpath(published(name), page.url or ".")
        return f'<span class="filename"><a href="{address}">{name}</a></span>'

    return NAME.sub(linked, html)
