"""Two languages in one build: each page gets its own language's words, navigation, title and menu.

MkDocs renders a page right after `on_page_context`, so what is set on the
configuration there holds for that page.
"""

import copy
import logging
import os
from urllib.parse import urljoin

from mkdocs.structure.nav import Navigation, Section

LANGUAGES = {
    "zh": {"name": "中文", "site_name": "别名还是拷贝", "locale": "zh_CN",
           "home": "别名还是拷贝：赋值、浅拷贝、深拷贝与 state_dict", "lab": "{}（实验）",
           "card": "别名还是拷贝：这一行之后，两个名字是不是共用同一块内存？",
           "permalink": "本节的链接", "search_other": "在英文版中搜索",
           "theme": {"action.skip": "跳到正文"},  # where the theme's own words are half a phrase
           "palette": ["跟随系统；点按换成浅色", "浅色；点按换成深色", "深色；点按换成跟随系统"]},
    "en": {"name": "English", "site_name": "Alias or Copy", "locale": "en_US",
           "home": "Alias or copy: assignment, shallow and deep copy, state_dict", "lab": "{} (lab)",
           "card": "Alias or copy: after this line, do two names share one piece of memory?",
           "permalink": "Link to this section", "search_other": "Search the Chinese pages", "theme": {},
           "palette": ["Follows the system; switch to light", "Light; switch to dark", "Dark; switch to follow the system"]},
}


def language_of(src_uri: str) -> str | None:
    """The language of a page by its path below docs, or None."""
    first = src_uri.split("/")[0]
    return first if first in LANGUAGES else None


def on_startup(command, dirty):
    """jieba reports its loading as if something were wrong."""
    logging.getLogger("jieba").setLevel(logging.WARNING)


def on_config(config):
    """Tell templates the addresses that do not depend on a page."""
    config.extra["languages"] = LANGUAGES
    return config


def on_nav(nav, config, files):
    """Cut the chain of previous and next pages between the languages."""
    for page in nav.pages:
        for end in ("previous_page", "next_page"):
            other = getattr(page, end)
            if other and language_of(other.file.src_uri) != language_of(page.file.src_uri):
                setattr(page, end, None)
    return nav


def on_page_content(html, page, config, files):
    """The title of the links at headings, which `toc` knows in one language only."""
    language = language_of(page.file.src_uri)
    return html.replace('title="Permanent link"', f'title="{LANGUAGES[language]["permalink"]}"') if language else html


def on_page_context(context, page, config, nav):
    """Set this page's language for everything the theme renders around it."""
    language = language_of(page.file.src_uri)
    if not language:
        return context
    words = LANGUAGES[language]
    config.theme["language"] = language
    config.site_name = words["site_name"]
    config.extra["homepage"] = f"{language}/"
    config.extra["alternate"] = [
        {"lang": other, "name": LANGUAGES[other]["name"], "path": (path := other + page.url[len(language):]),
         "link": urljoin(config.site_url or "", path)}
        for other in LANGUAGES
    ]
    palette = copy.deepcopy(config.theme["palette"])
    for option, name in zip(palette, words["palette"]):
        option["toggle"]["name"] = name
    config.theme["palette"] = palette
    context["nav"] = part_of(nav, language)
    context["head_title"] = head_title(page, language)
    context["root"] = os.path.relpath(f"{language}/", page.url).replace(os.sep, "/")
    return context


def head_title(page, language: str) -> str:
    """A page's title where it stands alone, in link previews and results of a search: no two pages have one name."""
    words = LANGUAGES[language]
    if page.file.src_uri == f"{language}/index.md":
        return words["home"]
    return words["lab"].format(page.title) if page.file.src_uri.endswith(".ipynb") else page.title


def part_of(nav: Navigation, language: str) -> Navigation:
    """The navigation of one language: what stands in the section whose pages are in it."""
    for item in nav.items:
        pages = _pages(item)
        if pages and language_of(pages[0].file.src_uri) == language:
            part = Navigation(item.children, pages)
            part.homepage = pages[0]
            return part
    return nav


def _pages(item) -> list:
    if isinstance(item, Section):
        return [page for child in item.children for page in _pages(child)]
    return [item] if item.is_page else []
