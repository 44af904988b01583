"""Two languages in one build: each page gets its own language's words, navigation, title and menu.

MkDocs renders a page right after `on_page_context`, so what is set on the
configuration there holds for that page.
"""

import copy
import logging
import os
import re
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from ..page.build import Build
from ..page.languages import LANGUAGES, language_of
from ..page.words import words_in

PALETTE = ("automatic", "light", "dark")  # the order of mkdocs.yml

IN_MENU = re.compile(r'<span class="md-ellipsis">([ -;=?-~…\s]*[A-Za-z][ -;=?-~…\s]*)</span>')  # letters of ASCII alone


def on_startup(build: Build) -> None:
    """jieba reports its loading as if something were wrong."""
    logging.getLogger("jieba").setLevel(logging.WARNING)


def on_config(build: Build, config: MkDocsConfig) -> None:
    """Tell templates the languages."""
    config.extra["languages"] = LANGUAGES


def on_nav(build: Build, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Cut the chain of previous and next pages between the languages."""
    for page in nav.pages:
        for end in ("previous_page", "next_page"):
            other = getattr(page, end)
            if other and language_of(other.file.src_uri) != language_of(page.file.src_uri):
                setattr(page, end, None)


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Have the links at headings say in the page's language what they are."""
    if language := language_of(page.file.src_uri):
        config.mdx_configs["toc"]["permalink_title"] = words_in(language)("site.permalink")
    return markdown


def on_page_context(build: Build, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Set this page's language for everything the theme renders around it."""
    language = language_of(page.file.src_uri)
    if not language:
        return
    words = words_in(language)
    config.theme["language"] = language
    config.site_name = words("site.title")
    config.extra["homepage"] = f"{language}/"
    config.extra["alternate"] = [
        {"lang": other, "name": words_in(other)("site.name"), "path": (path := other + page.url[len(language):]),
         "link": urljoin(config.site_url or "", path)}
        for other in LANGUAGES
    ]
    palette = copy.deepcopy(config.theme["palette"])
    for option, name in zip(palette, PALETTE, strict=True):
        option["toggle"]["name"] = words("site.palette", name)
    config.theme["palette"] = palette
    context["words"] = words
    context["nav"] = part_of(nav, language)
    context["head_title"] = head_title(page, language)
    context["root"] = os.path.relpath(f"{language}/", page.url).replace(os.sep, "/")


def head_title(page: Page, language: str) -> str:
    """A page's title where it stands alone, in link previews and results of a search: no two pages have one name."""
    words = words_in(language)
    if page.file.src_uri == f"{language}/index.md":
        return words("site.home")
    return words("site.lab").format(page.title) if page.file.src_uri.endswith(".ipynb") else page.title


def part_of(nav: Navigation, language: str) -> Navigation:
    """The navigation of one language: what stands in the section whose pages are in it."""
    for item in nav.items:
        pages = _pages(item)
        if pages and language_of(pages[0].file.src_uri) == language:
            part = Navigation(item.children, pages)
            part.homepage = pages[0]
            return part
    return nav


def _pages(item: StructureItem) -> list[Page]:
    if isinstance(item, Section):
        return [page for child in item.children for page in _pages(child)]
    return [item] if item.is_page else []


def on_post_page(build: Build, output: str, page: Page, config: MkDocsConfig) -> str:
    """In a Chinese page, say of entries of the menu that they are English: a heading that is code loses that there."""
    return IN_MENU.sub(r'<span class="md-ellipsis" lang="en">\1</span>', output) if language_of(page.file.src_uri) == "zh" else output
