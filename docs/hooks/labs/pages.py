"""The labs' pages: recorded notebooks through mkdocs-jupyter, in the look of the other pages.

Nothing is executed: the notebooks were recorded (`snippets/labs/NAME.zh.ipynb`
and `NAME.en.ipynb`), and a lab that changed since stops the build.
Of mkdocs-jupyter, which brings its own sheets, scripts, prompts and a second copy of
all code, a page needs the prose and the code of each cell as HTML. So that is all that
it is asked for, by templates of our own; outputs are made from the recording.
"""

import logging
import re
from dataclasses import dataclass, field
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext
from mkdocs_jupyter.config import settings

from snippets.engine.lab import notebook
from snippets.engine.lab.source import find
from snippets.engine.problem import Problem
from snippets.project import ROOT, sha256, shown, write_atomically

from ..page import recordings
from ..page.blocks import Block, Pages, of_notebook
from ..page.build import Build
from ..page.languages import LANGUAGES, language_of
from ..page.links import actions, with_links
from ..page.run_errors import TITLE
from ..page.source import lab_of
from ..page.versions import of_lab, sentence
from . import plots

log = logging.getLogger("mkdocs.hooks.labs")
CACHE = ROOT / ".cache" / "labs"
TEMPLATES = Path(__file__).with_name("templates")
CELL = re.compile(r"\s*<!--cell:([\w-]*)-->\s*")
HEADING = re.compile(r'<h([1-6]) id="[^"]*">(.*?)<a class="anchor-link"[^>]*>[^<]*</a></h\1>', re.DOTALL)
LISTING = re.compile(r'<div class="highlight[^"]*"><pre>(?:<span></span>)?(.*?)</pre></div>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
SHEET = "assets/stylesheets/labs.css"
ONE_RUN = {"zh": "一台机器上一次运行的结果；每次运行都不一样，核对时不比较。",
           "en": "Measured in one run on one machine; other runs give other numbers, which are not compared."}
KEPT = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.DOTALL)  # where white space counts
INDENTATION = re.compile(r"\s*\n\s*")


@dataclass
class Downloads:
    """The notebooks that the labs' pages offer, their links led to the site, by the source paths of the pages."""

    by_page: dict[str, dict] = field(default_factory=dict)


def uri_of(lab: Path, language: str) -> str:
    """The source path of a lab's page."""
    return f"{language}/labs/{lab.stem.replace('_', '-')}.ipynb"


def on_config(build: Build, config: MkDocsConfig) -> None:
    """Give mkdocs-jupyter our templates. It keeps what it made of a notebook; other versions or templates make it again."""
    settings.templates_dir = str(TEMPLATES)
    templates = "".join(path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*/*.j2")))
    of = "-".join([*(version(package) for package in ("mkdocs-jupyter", "nbconvert")), sha256(templates)[:8]])
    config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(ROOT / ".cache" / "mkdocs-jupyter" / of)


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Add a page for each lab and language. A lab without a recording has none while serving, where it does not stop the build."""
    for lab in find():
        try:
            recordings.read(build, lab)
        except Problem as problem:
            if not build.session.serving:
                raise
            log.error("a lab has no page\n%s", problem)
            continue
        for language in LANGUAGES:
            files.append(File(uri_of(lab, language), str(CACHE), config.site_dir, config.use_directory_urls))


def on_pre_page(build: Build, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Write a lab's recorded notebook to where mkdocs-jupyter is about to read it."""
    if lab := lab_of(page.file.src_uri):
        path = CACHE / page.file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        made = recordings.read(build, lab).notebooks[language_of(page.file.src_uri)]
        text = notebook.dump({**made, "cells": [{**cell, "outputs": []} if "outputs" in cell else cell for cell in made["cells"]]})
        if not path.exists() or path.read_text("utf-8") != text:
            write_atomically(path, text)  # another build may be reading it


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Title and description; mkdocs-jupyter does the rest of what Markdown does."""
    if lab := lab_of(page.file.src_uri):
        metadata = recordings.read(build, lab).notebooks[language_of(page.file.src_uri)]["metadata"]
        page.meta.update(title=metadata["title"].replace("`", ""), description=metadata["description"])
    return markdown


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a notebook's cells into the theme's own elements."""
    lab = lab_of(page.file.src_uri)
    if not lab:
        return html
    language = language_of(page.file.src_uri)
    recorded = recordings.read(build, lab)
    made = recorded.notebooks[language]
    cells = {cell["id"]: cell for cell in made["cells"]}
    _, *marked = CELL.split(html)
    parts, tokens = [], []
    for id, content in zip(marked[:-2:2], marked[1::2]):
        cell = cells[id]
        if cell["cell_type"] == "markdown":
            parts.append(_prose(content, cell, language, tokens))
        else:
            parts.append(_code(content, shown(lab)))
            parts += [_output(output, cell, language, f"plot{number}") for number, output in enumerate(cell["outputs"], len(parts))]
    page.toc = get_toc(_nested(tokens))
    name = f"{Path(page.file.src_uri).stem}.ipynb"
    colab = f"snippets/labs/{notebook.path_of(lab, language).name}"
    parts[0] = parts[0].replace("</h1>", f"</h1>\n{actions(language, name, config, colab)}", 1)
    elsewhere = of_lab(build, lab, language, recorded)
    said = sentence(language, recorded.versions, elsewhere)
    parts.append(f'<p class="recorded-with" data-search-exclude>{said}</p>')
    parts.append(elsewhere.html())
    try:
        recordings.fresh(build, lab)
    except Problem as problem:
        if not build.session.serving:
            raise
        parts.insert(0, f'<div class="admonition danger"><p class="admonition-title">{TITLE}</p>'
                        f"<pre>{escape(str(problem))}</pre></div>")
    download = build.of(Downloads).by_page[page.file.src_uri] = with_links(made, page, config, files)
    build.of(Pages).begin(page.file.src_uri, of_notebook(download, shown(lab))).at_end(Block("prose", said), *elsewhere.blocks())
    return with_links("\n".join(parts), page, config, files, page.file)


def on_page_context(build: Build, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Lab pages alone load the labs' sheet."""
    sheets = [sheet for sheet in config.extra_css if sheet != SHEET]
    config.extra_css = sheets + [SHEET] if lab_of(page.file.src_uri) else sheets


def on_post_page(build: Build, output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the notebook that the page offers beside it; take the theme's indentation out of the page."""
    if lab_of(page.file.src_uri):
        path = Path(page.file.abs_dest_path).with_name(f"{Path(page.file.src_uri).stem}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notebook.dump(build.of(Downloads).by_page[page.file.src_uri]), "utf-8")
        parts = KEPT.split(output)
        output = "".join(part if at % 3 == 1 else "" if at % 3 else INDENTATION.sub("\n", part)
                         for at, part in enumerate(parts))
    return output


def _prose(content: str, cell: dict, language: str, tokens: list[dict]) -> str:
    """A prose cell's HTML: its headings with the ids of the source."""
    ids = iter(cell["metadata"].get("ids", []))

    def heading(match: re.Match) -> str:
        level, text = match.groups()
        tokens.append({"level": int(level), "id": next(ids), "name": unescape(TAG.sub("", text))})
        id = tokens[-1]["id"]
        link = f'<a class="headerlink ac-permalink" href="#{id}" title="{LANGUAGES[language]["permalink"]}"></a>'
        return f'<h{level} id="{id}">{text}{link}</h{level}>'

    return LISTING.sub(lambda m: _listing(m[1]), HEADING.sub(heading, content))


def _listing(code: str, title: str = "") -> str:
    """A block of highlighted code, as pymdownx makes it."""
    name = f'<span class="filename">{title}</span>' if title else ""
    return f'<div class="highlight">{name}<pre><code>{code}</code></pre></div>'


def _code(content: str, title: str) -> str:
    """A code cell's block. What mkdocs-jupyter puts behind it, a copy of the code for its button, is left out."""
    return _listing(LISTING.match(content)[1], title)


def _output(output: dict, cell: dict, language: str, prefix: str) -> str:
    """One output: a plot as a figure, everything else as text."""
    data = output.get("data", {})
    note = f"<figcaption>{ONE_RUN[language]}</figcaption>" if "one-run" in cell["metadata"].get("tags", []) else ""
    if "image/svg+xml" in data:
        drawing = plots.inlined("".join(data["image/svg+xml"]), cell["metadata"]["alt"], prefix)
        return f'<figure class="plot" data-search-exclude>{drawing}{note}</figure>'
    text = "".join(output.get("text") or data["text/plain"])
    return f'<div class="output highlight"><pre><code>{escape(text, quote=False)}</code></pre></div>'


def _nested(tokens: list[dict]) -> list[dict]:
    """Headings in order as the tree that a table of contents is made from."""
    root: list[dict] = []
    path: list[dict] = []
    for token in tokens:
        token = {**token, "children": [], "html": token["name"], "data-toc-label": ""}
        while path and path[-1]["level"] >= token["level"]:
            path.pop()
        (path[-1]["children"] if path else root).append(token)
        path.append(token)
    return root
