"""Tables that become cards on a phone: those whose first heading is marked, `| After this line {: .ac-cards } | … |`.

For tables with more columns, or longer sentences, than a phone is wide. A cell gets the name of its column, which
site.css shows on a phone; and since what is laid out as cards loses the roles of a table, they are written out.
"""

import re

from bs4 import BeautifulSoup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..page.build import Build

TABLE = re.compile(r"<table>(?:(?!</table>).)*?<th class=\"ac-cards\".*?</table>", re.DOTALL)
ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the marked tables their names and roles."""
    return TABLE.sub(lambda found: cards(found[0]), html)


def cards(html: str) -> str:
    """A table's HTML with its columns' names in the cells."""
    soup = BeautifulSoup(html, "html.parser")
    soup.table["role"] = "table"
    for name, role in ROLES.items():
        for element in soup(name):
            element["role"] = role
    names = [heading.get_text() for heading in soup("th")]
    for row in soup.tbody("tr"):
        for name, cell in zip(names, row("td")):
            cell["data-l"] = name
    return str(soup)
