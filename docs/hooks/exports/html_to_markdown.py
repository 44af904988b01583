"""HTML that stands in a page's Markdown, as Markdown: figures as their words, tables as tables, links whole.

markdownify does the work. What only a browser can use (buttons, filters,
icons, step numbers) goes.
"""

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

DROPPED = "form, button, svg, .ac-link, .stepper__number, .heap-keys, .ac-copies, .ac-sprite"
DRAWING = re.compile(r"<svg\b[^>]*>(\s*<title>.*?</title>)?.*?</svg>", re.DOTALL)
COLOUR = re.compile(r"</?i\b[^>]*>")
PICTURE = {"zh": "图：{}。{}", "en": "Picture: {}. {}"}


class _Converter(MarkdownConverter):
    """Markdown as the pages write it. In a table, lines of code stand one below the other."""

    def convert_code(self, el, text, parent_tags):
        lines = [line for line in el.get_text().splitlines() if line.strip()]
        if len(lines) < 2 and "ac-code" not in (el.get("class") or []):
            return super().convert_code(el, text, parent_tags)
        return "".join(f"<br>`` {line} ``" if "`" in line else f"<br>`{line}`" for line in lines)

    def convert_td(self, el, text, parent_tags):
        return super().convert_td(el, text.replace("|", r"\|").replace("  ·", " ·"), parent_tags)

    def convert_th(self, el, text, parent_tags):
        return super().convert_th(el, text.replace("|", r"\|"), parent_tags)


def converted(html: str, language: str, address: str) -> str:
    """Markdown that says what the HTML says; `address` is the page's, for its relative links."""
    html = COLOUR.sub("", DRAWING.sub(lambda m: f"<svg>{m[1] or ''}</svg>", html))  # most of the HTML, and never read
    soup = BeautifulSoup(html, "html.parser", preserve_whitespace_tags={"code", "pre", "textarea"})
    for figure in soup.select("figure.heap"):
        title, words = figure.select_one("svg > title"), figure.select_one("figcaption > span")
        figure.replace_with(BeautifulSoup(
            f"<blockquote><p>{PICTURE[language].format(title.decode_contents(), words.decode_contents())}</p></blockquote>", "html.parser"))
    for gone in soup.select(DROPPED):
        gone.decompose()
    for link in soup.select("a[href]"):
        link["href"] = urljoin(address, link["href"])
    for row in soup.select(".ac-atlas tr[id]"):
        row.insert(0, BeautifulSoup(f"<td><code>{row['id']}</code></td>", "html.parser"))
    for head in soup.select(".ac-atlas thead tr"):
        head.insert(0, BeautifulSoup("<th>#</th>", "html.parser"))
    for part in soup.select(".ac-atlas td, .ac-atlas th"):
        for note in part.select("small, .ac-error, .ac-change + .ac-change"):
            note.insert_before(" · ")
    return _Converter(heading_style="ATX", bullets="-", escape_underscores=False, escape_asterisks=False,
                      escape_misc=False).convert_soup(soup).strip("\n")
