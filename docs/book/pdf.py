"""One language of the built site as a PDF: all pages in the order of the navigation, on one page that Chromium prints.

One page, because then links between chapters lead to chapters, and Chromium makes the bookmarks from the headings.
Their titles are set again with pypdf (maintained, pure Python): Chromium 156 writes the text of some twice.
"""

import functools
import http.server
import os
import re
import shutil
import threading
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NOT_PRINTED = ".headerlink, script, .ac-notebook, .ac-copies, .ac-filter, .md-source-file, .md-content__button, .ac-link"
BY_NAME = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")  # attributes that name ids


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the built site, and the book as `/book.html`, and says nothing."""

    def __init__(self, *args, html: str, **options):
        self.html = html.encode()
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Send the book, or a file of the site."""
        if self.path != "/book.html":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.html)))
        self.end_headers()
        self.wfile.write(self.html)

    def log_message(self, *args) -> None:
        """Say nothing."""


def chapters(site: Path, language: str) -> list[str]:
    """The addresses of a language's pages below the site, in the order of the navigation: each names the next."""
    found = [f"{language}/"]
    while True:
        page = BeautifulSoup((site / found[-1] / "index.html").read_text("utf-8"), "html.parser")
        following = page.select_one("a.md-footer__link--next")
        if not following:
            return found
        found.append(urljoin(f"/{found[-1]}", following["href"]).lstrip("/"))


def book(site: Path, language: str) -> str:
    """The HTML of one page that holds all chapters, each id and each link within the book made its own."""
    addresses = chapters(site, language)
    frame = BeautifulSoup((site / addresses[0] / "index.html").read_text("utf-8"), "html.parser")
    published = frame.select_one('link[rel="canonical"]')["href"].removesuffix(addresses[0])
    head = "".join(str(each) for each in frame.select("head meta[charset], head link[rel=stylesheet], head style"))
    articles = [_chapter(site, address, addresses, published) for address in addresses]
    logo, name = frame.select_one(".md-header__button.md-logo img"), frame.select_one(".md-header__topic").get_text(" ", strip=True)
    listed = "".join(f'<li><a href="#{_name(address)}">{_title(article)}</a></li>' for address, article in zip(addresses, articles, strict=True))
    return (f'<!doctype html><html lang="{frame.html["lang"]}" class="no-js"><head><base href="/{addresses[0]}">{head}'
            f'<link rel="stylesheet" href="/assets/stylesheets/labs.css"><title>{frame.title.text}</title>'
            "<style>.ac-chapter { break-before: page } .ac-cover { margin: 15vh 0 3rem } .ac-cover img { height: 3rem; padding: .5rem; background: #17414f; border-radius: .3rem }"
            ".ac-cover p { font-size: 1.6rem; font-weight: 700 } .ac-contents { columns: 2; list-style: none } .ac-contents li { break-inside: avoid }"
            ".ac-contents a::after { content: none !important }</style></head>"
            '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">'
            f'<main class="md-typeset"><header class="ac-cover"><img src="{urljoin(f"/{addresses[0]}", logo["src"])}" alt=""><p>{name}</p></header>'
            f'<ol class="ac-contents">{listed}</ol>{"".join(articles)}</main></body></html>')


def _title(article: str) -> str:
    """A chapter's title, as it stands in its heading."""
    return re.search(r"<h1[^>]*>(.*?)</h1>", article, re.DOTALL)[1]


def _chapter(site: Path, address: str, addresses: list[str], published: str) -> str:
    """One page's article, with ids and links that hold in the book."""
    page = BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")
    article = page.select_one("article")
    for each in article.select(NOT_PRINTED):
        each.decompose()
    for details in article.find_all("details"):
        details["open"] = ""
    for mark in article.select("pre .c1"):  # scripts make buttons of these; here they are numbers of the list below
        mark.string = re.sub(r"# \((\d+)\)!", r"# (\1)", mark.text)
    for element in article.find_all(True):
        for name, value in list(element.attrs.items()):
            element[name] = _own(element.name, name, value, address, addresses, published)
    return f'<section class="ac-chapter" id="{_name(address)}">{article.decode_contents()}</section>'


def _own(tag: str, name: str, value: str | list[str], address: str, addresses: list[str], published: str) -> str | list[str]:
    """An attribute's value as it stands in the book: ids and what names them are this chapter's own, links lead within."""
    prefix = f"{_name(address)}--"
    if name == "id":
        return prefix + value
    if name in BY_NAME:
        return " ".join(prefix + each for each in (value if isinstance(value, list) else value.split()))
    if name in ("href", "xlink:href") and tag != "a" and value.startswith("#"):  # of a mark, or of a drawing shown again
        return f"#{prefix}{value[1:]}"
    if name == "src":
        return urljoin(f"/{address}", value)
    if name == "href" and tag == "a":
        return _link(value, address, addresses, published)
    return value.replace("url(#", f"url(#{prefix}") if isinstance(value, str) else value


def _name(address: str) -> str:
    """A chapter's id."""
    return re.sub(r"\W+", "-", address.strip("/"))


def _link(href: str, address: str, addresses: list[str], published: str) -> str:
    """A link as it stands in the book: within it where it leads to a chapter, else the address of the published site."""
    whole = urlsplit(urljoin(f"{published}{address}", href))
    path = unquote(whole.geturl().removeprefix(published).split("#")[0])
    if path not in addresses or "=" in whole.fragment:  # a program for the page Ask, which no book runs
        return whole.geturl()
    return f"#{_name(path)}--{whole.fragment}" if whole.fragment else f"#{_name(path)}"


def headings(html: str) -> list[str]:
    """The texts of a page's headings, in order: what the bookmarks say."""
    return [" ".join(each.text.split()) for each in BeautifulSoup(html, "html.parser").find_all(re.compile("^h[1-6]$"))]


def named(pdf: Path, titles: list[str]) -> None:
    """Set the titles of a PDF's bookmarks, which are in the order of `titles`. Raises ValueError when they are not as many."""
    writer = PdfWriter(clone_from=str(pdf))
    items = []

    def walk(first: DictionaryObject | None) -> None:
        while first:
            items.append(first)
            walk(first.get("/First") and first["/First"].get_object())
            first = first.get("/Next") and first["/Next"].get_object()

    root = writer.root_object["/Outlines"].get_object()
    walk(root.get("/First") and root["/First"].get_object())
    if len(items) != len(titles):
        raise ValueError(f"{len(items)} bookmarks for {len(titles)} headings")
    for item, title in zip(items, titles):
        item[NameObject("/Title")] = TextStringObject(title)
    writer.write(str(pdf))


def printed(site: Path, language: str, out: Path) -> None:
    """Print a language of the built site to a PDF with bookmarks, whole or not at all."""
    html = book(site, language)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site), html=html))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    part = out.with_name(out.name + ".part")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=[
                "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/book.html", timeout=120_000)
            page.pdf(path=str(part), format="A4", outline=True, tagged=True, print_background=True,
                     margin={"top": "16mm", "bottom": "18mm", "left": "15mm", "right": "15mm"}, display_header_footer=True,
                     header_template="<span></span>",
                     footer_template='<div style="width:100%;font-size:8px;text-align:center"><span class="pageNumber"></span></div>')
            browser.close()
    finally:
        server.shutdown()
    named(part, headings(html))
    part.replace(out)
