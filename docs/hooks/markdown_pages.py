"""Each page's own Markdown beside it: `/en/state-dict.md` for `/en/state-dict/`, for people and programs that quote.

Made from what the other hooks made of the page, with all includes in place:
outputs are marked as outputs, pictures are their words, links lead to the other
pages' Markdown. Headings keep their ids, so that a section can be cited.
"""

import re
import sys
from pathlib import Path
from posixpath import splitext
from urllib.parse import urljoin

import yaml
from mkdocs.plugins import event_priority

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import html_to_markdown  # noqa: E402  neighbours
from labs import lab_of  # noqa: E402
from languages import language_of  # noqa: E402
from notebooks import ATTRIBUTES, with_addresses  # noqa: E402
from pieces import Piece, of_notebook, of_page  # noqa: E402
from recorded_with import sentence  # noqa: E402
from rules import SOURCE  # noqa: E402

from snippets.engine import notebook  # noqa: E402
from snippets.engine.problem import Problem, shown  # noqa: E402

OUTPUT = {"zh": "输出：", "en": "Output:"}
PLOT = {"zh": "图：{}", "en": "Plot: {}"}
HEADING = re.compile(r"^(#+ .*?) *\{:? *(#[\w-]+)[^{}]*\}$", re.MULTILINE)
INLINE = re.compile(r"<(a|span|kbd|small|code|sub|sup)\b[^>]*>.*?</\1>")
ADDRESS = re.compile(r"(?:(?<=\]\()|(?<=<))(https?://[^()<>\s#]+)")


def address(src_uri: str) -> str:
    """Where a page's Markdown is, below the site: the path of its source."""
    return f"{splitext(src_uri)[0]}.md"


@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    """Take the page as the other hooks leave it."""
    page.pieces = []
    if language_of(page.file.src_uri) and page.file.src_uri.endswith(".md"):
        try:
            page.pieces = of_page(markdown)
        except (Problem, KeyError, OSError):
            pass  # `guards` reports it
    return markdown


@event_priority(-100)
def on_page_content(html, page, config, files):
    """Write the page's Markdown, which its links to other pages need all pages for."""
    language = language_of(page.file.src_uri)
    lab = lab_of(page.file.src_uri)
    if lab:
        page.pieces = of_notebook(page.lab_download, shown(lab))
        page.pieces.append(Piece("prose", sentence(language, notebook.read(lab).versions)))
    page.markdown_text = _written(page, language, config, files) if language and page.pieces else ""
    return html


def on_page_context(context, page, config, nav):
    """Tell the template where the Markdown is."""
    context["markdown_address"] = urljoin(config.site_url or "", address(page.file.src_uri)) if page.markdown_text else ""
    return context


def on_post_page(output, page, config):
    """Write it beside the page."""
    if page.markdown_text:
        path = Path(config.site_dir) / address(page.file.src_uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown_text, "utf-8")
    return output


def _written(page, language: str, config, files) -> str:
    """The page as Markdown."""
    here = urljoin(config.site_url or "", page.url)
    addresses = {urljoin(config.site_url or "", file.url): urljoin(config.site_url or "", address(file.src_uri))
                 for file in files.documentation_pages() if language_of(file.src_uri)}
    head = yaml.safe_dump({"title": page.title, "description": page.meta.get("description", ""), "canonical": here},
                          allow_unicode=True, sort_keys=False, width=10_000)
    parts = []
    for piece in page.pieces:
        if piece.kind == "prose":
            text = HEADING.sub(lambda m: f"{m[1]} \0{m[2]}\0", with_addresses(piece.text, page, config, files))
            text = re.sub("\0(.*?)\0", r"{\1}", ATTRIBUTES.sub("", text))
            text = re.sub(r"\n{3,}", "\n\n", text)
            parts.append(INLINE.sub(lambda m: html_to_markdown.converted(m[0], language, here), text))
        elif piece.kind == "html":
            parts.append(html_to_markdown.converted(piece.text, language, here))
        elif piece.kind == "picture":
            parts.append(f"> {PLOT[language].format(piece.text)}")
        elif piece.kind == "code":
            parts.append(_fenced(piece.info, piece.text))
        else:
            parts.append(f"{OUTPUT[language]}\n\n{_fenced('text', piece.text)}")
    text = "\n\n".join(part.strip("\n") for part in parts if part.strip())
    text = text.replace(SOURCE, config.site_url or "")
    return f"---\n{head}---\n\n{ADDRESS.sub(lambda m: addresses.get(m[1], m[1]), text)}\n"


def _fenced(info: str, text: str) -> str:
    """A block of code or output, in a fence that nothing in it ends."""
    ticks = "`" * max(3, 1 + max(map(len, re.findall(r"^`+", text, re.MULTILINE)), default=0))
    return "\n".join([ticks + info, text.rstrip("\n"), ticks])
