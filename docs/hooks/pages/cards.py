"""What link previews show of a page: its first picture, or else the code that it begins with, and a row's verdict.

A card is a PNG file of 1200 x 630 pixels, as large as previews ask for, without words of either language: the preview
has the page's title beside it, and a verdict is called what it is called in `atlas.json`. It is drawn by resvg (resvg-py; no browser and no library of the system is needed) in one
font that is pinned as well, so that it is the same on every machine. Cards take some seconds and only a published page
is ever previewed: without a SITE_URL of a host, and while serving, all pages have the site's own, `card.png`.
"""

import re
import textwrap
from html import escape
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data
from mkdocs.utils.templates import TemplateContext

from snippets.atlas import publish
from snippets.project import sha256

from ..page import recordings
from ..page.alt_text import sentences
from ..page.build import Build
from ..page.cards import Cards
from ..page.inline_html import plain
from ..page.languages import language_of
from ..page.source import Source, parse
from ..page.verdicts import COLOURS, ICONS, QUIET
from ..page.words import words_in

LINES, COLUMNS = 10, 64  # of code; more would be too small to read in a preview
LETTER = 0.6  # the width of a letter of the font, for one of its height
VARIABLE = re.compile(r"var\(--[\w-]+,([^)]+)\)")  # a colour of the theme, and what holds without one
VIEW = re.compile(r'viewBox="([^"]+)"')
ANNOTATION = re.compile(r"\s*# \(\d+\)!?$")
VERDICT = """<rect x="{x}" y="548" width="{width}" height="64" rx="32" fill="#fff"/>
<svg x="{icon}" y="558" width="44" height="44" viewBox="0 0 20 20" fill="none" stroke="{colour}" stroke-width="1.8" color="{colour}">{shape}</svg>
<text x="{text}" y="592" font-size="34" font-weight="600" fill="{colour}">{name}</text>
<text x="{row_end}" y="590" font-size="24" text-anchor="end" fill="#c8d6db">{row}</text>
"""
CARD = """<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">
<rect width="1200" height="630" fill="#fff"/><rect y="530" width="1200" height="100" fill="#17414f"/>
<svg x="60" y="544" width="72" height="72" viewBox="0 0 24 24">{logo}</svg>
<text x="160" y="592" font-size="34" fill="#fff">{name}</text>
{verdict}{shown}
</svg>"""


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Draw the card of each page that has something to show. Raises Problem for a picture that is stale."""
    if build.session.serving or not is_published(config.site_url):
        return
    logo = (Path(config.docs_dir) / config.theme["logo"]).read_text("utf-8")
    verdicts = {row: found["verdict"] for row, found in publish.every_outcome()["pinned"].rows.items()}
    drawn: set[str] = set()
    for file in files.documentation_pages():
        language = language_of(file.src_uri)
        if not language or not file.src_uri.endswith(".md"):
            continue
        shown, alt = _shown(build, parse(file.content_string), language)
        if not shown:
            continue
        stem = Path(file.src_uri).stem
        name = stem.upper() if "/rules/" in file.src_uri else stem
        row = build.of(Cards).rows.get(file.src_uri) or get_data(file.content_string)[1].get("verdict")
        if row and row not in verdicts:
            raise PluginError(f"{file.src_uri} shows the verdict of the row {row}, and the atlas has no such row")
        svg = CARD.format(logo=logo, name=name, shown=shown, verdict=_verdict(row, verdicts[row]) if row else "")
        if row:
            alt = words_in(language)("site.card_verdict").format(alt, words_in(language)("atlas.verdicts", verdicts[row]))
        address = f"assets/cards/{sha256(svg)[:12]}.png"
        build.of(Cards).by_page[file.url] = address, alt
        if address not in drawn:  # both languages have the same
            drawn.add(address)
            files.append(File.generated(config, address, content=png(svg)))


def on_page_context(build: Build, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Say where the page's card is."""
    context["card"], context["card_alt"] = build.of(Cards).of(page.url)


def is_published(site_url: str | None) -> bool:
    """Whether others can open a site at this address: not one of this machine alone."""
    host = urlsplit(site_url or "").hostname or "localhost"
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def png(svg: str) -> bytes:
    """Draw an SVG. Raises ValueError for what is none."""
    import fontpkg_source_code_pro
    import resvg_py

    fonts = Path(fontpkg_source_code_pro.__file__).parent / "files"
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(fonts / "SourceCodePro[wght].ttf")],
                                       font_family="Source Code Pro", monospace_family="Source Code Pro"))


def _shown(build: Build, source: Source, language: str) -> tuple[str, str]:
    """What a page's card shows, as SVG, and its text alternative; "" of a page that begins with neither picture nor code."""
    for picture in source.pictures[:1]:
        graph, svg, _ = recordings.drawn(build, picture.file, picture.section)
        return _fitted(svg), plain(sentences(graph, language))
    for fence in source.fences:
        if fence.words[:1] == ["python"] and fence.includes and not fence.includes[0].is_recipe:
            include = fence.includes[0]
            lines = _lines(recordings.snippet(build, include.snippet).code(include.section))
            if not lines:
                continue
            return _code(lines), words_in(language)("site.card_code").format("\n".join(line for line, _ in lines))
    return "", ""


def _verdict(row: str, verdict: str) -> str:
    """The right end of a card: a row of the atlas, and the mark and name of its verdict."""
    name, width = verdict.replace("_", " "), 44 + 34 * LETTER * len(verdict) + 58
    x = 1160 - width
    return VERDICT.format(x=f"{x:.1f}", width=f"{width:.1f}", icon=f"{x + 22:.1f}", text=f"{x + 78:.1f}", row_end=f"{x - 24:.1f}",
                          colour=COLOURS.get(verdict, QUIET), shape=ICONS[verdict], name=name, row=row)


def _fitted(svg: str) -> str:
    """A recorded picture, as large as the card allows."""
    width, height = map(float, VIEW.search(svg)[1].split()[2:])
    scale = min(1080 / width, 450 / height, 2.6)
    box = f'x="{600 - width * scale / 2:.1f}" y="{265 - height * scale / 2:.1f}" width="{width * scale:.1f}" height="{height * scale:.1f}"'
    return VARIABLE.sub(r"\1", re.sub(r' (?:width|height)="[^"]*"', "", svg, count=2).replace("<svg ", f"<svg {box} ", 1))


def _lines(code: str) -> list[tuple[str, bool]]:
    """The lines of code that a card has room for, and whether each has an annotation: those around the first that has one; no imports."""
    lines = [line for line in code.strip("\n").splitlines() if not line.startswith(("import ", "from "))]
    marked = next((at for at, line in enumerate(lines) if ANNOTATION.search(line)), 0)
    begin = max(0, min(marked - LINES + 2, len(lines) - LINES))
    shown = textwrap.dedent("\n".join(lines[begin:begin + LINES])).strip("\n").splitlines()
    return [(ANNOTATION.sub("", line) if len(line) <= COLUMNS else f"{line[:COLUMNS - 1]}…", bool(ANNOTATION.search(line))) for line in shown]


def _code(lines: list[tuple[str, bool]]) -> str:
    """Lines of code, as large as the card allows, those with annotations in the colour of what is shared."""
    size = min(1040 / max(len(line) for line, _ in lines) / LETTER, 430 / len(lines) / 1.5, 44)
    top = 265 - size * 1.5 * (len(lines) - 1) / 2 + size * 0.35
    return "\n".join(f'<text x="80" y="{top + size * 1.5 * at:.1f}" font-size="{size:.1f}" fill="{"#b03a00" if marked else "#17212f"}" xml:space="preserve">'
                     f"{escape(line)}</text>" for at, (line, marked) in enumerate(lines))
