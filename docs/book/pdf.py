"""One language of the built site as a PDF: all pages in the order of the navigation, on one page that Chromium prints.

One page, because then links between chapters lead to chapters, and Chromium makes the bookmarks from the headings.
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
from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NOT_PRINTED = ".headerlink, script, .ac-notebook, .ac-copies, .ac-filter, .md-source-file, .md-content__button, .ac-link"
BY_NAME = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")  # attributes that name ids


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the built site and says nothing."""

    def log_message(self, *args):
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
    articles = [_chapter(site, address, addresses) for address in addresses]
    head = "".join(str(each) for each in frame.select('head link[rel="stylesheet"], head style, head meta[charset]'))
    styles = {link["href"].rsplit("/", 1)[1] for link in frame.select('head link[rel="stylesheet"]')}
    labs = "" if "labs.css" in styles else f'<link rel="stylesheet" href="/{language}/../assets/stylesheets/labs.css">'
    return (f'<!doctype html><html lang="{language}" class="no-js"><head>{head}{labs}<base href="/{language}/"><title>{frame.title.text}</title>'
            f'<style>.ac-chapter {{ break-before: page }} .ac-chapter:first-child {{ break-before: auto }}</style></head>'
            f'<body data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom"><main class="md-typeset">'
            f'{"".join(articles)}</main></body></html>')


def _name(address: str) -> str:
    return re.sub(r"\W+", "-", address.strip("/"))


def _chapter(site: Path, address: str, addresses: list[str]) -> str:
    """One page's article, with ids and links that hold in the book."""
    page = BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")
    article = page.select_one("article")
    for each in article.select(NOT_PRINTED):
        each.decompose()
    for details in article.find_all("details"):
        details["open"] = ""
    prefix = _name(address)
    for element in article.find_all(True):
        if "id" in element.attrs:
            element["id"] = f"{prefix}--{element['id']}"
        for name in BY_NAME:
            if name in element.attrs:
                names = element[name] if isinstance(element[name], list) else element[name].split()
                element[name] = " ".join(f"{prefix}--{each}" for each in names)
        for name, value in list(element.attrs.items()):
            if isinstance(value, str) and "url(#" in value:
                element[name] = value.replace("url(#", f"url(#{prefix}--")
        if element.get("xlink:href", "").startswith("#"):
            element["xlink:href"] = f"#{prefix}--{element['xlink:href'][1:]}"
        if element.name == "a" and "href" in element.attrs:
            element["href"] = _link(element["href"], address, addresses)
        for name in ("src",):
            if name in element.attrs:
                element[name] = urljoin(f"/{address}", element[name])
    return f'<section class="ac-chapter" id="{prefix}">{article.decode_contents()}</section>'


def _link(href: str, address: str, addresses: list[str]) -> str:
    """A link as it stands in the book: within it where it leads to a chapter, else the address of the site."""
    target = urlsplit(urljoin(f"/{address}", href))
    path = unquote(target.path).lstrip("/")
    if target.netloc or path not in addresses:
        return href if target.netloc else urljoin(f"/{address}", href)
    return f"#{_name(path)}--{target.fragment}" if target.fragment else f"#{_name(path)}"


def printed(site: Path, language: str, out: Path) -> None:
    """Print a language of the built site to a PDF with bookmarks, whole or not at all."""
    (site / "book.html").write_text(book(site, language), "utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
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
    part.replace(out)
