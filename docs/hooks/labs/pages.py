"""The labs' pages: recorded notebooks through mkdocs-jupyter, in the look of the other pages.

Nothing is executed: the notebooks were recorded (`snippets/labs/NAME.zh.ipynb`
and `NAME.en.ipynb`), and a lab that changed since stops the build.
mkdocs-jupyter brings its own sheets, scripts, prompts and a second copy of all
code; what a page needs of its HTML is put into the theme's own elements.
"""

import logging
import re
from dataclasses import dataclass, field
from html import escape
from importlib.metadata import version
from pathlib import Path

from bs4 import BeautifulSoup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from snippets.engine.lab import notebook
from snippets.engine.lab.source import find
from snippets.engine.problem import Problem
from snippets.project import ROOT, shown, write_atomically

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
    """mkdocs-jupyter keeps what it made of a notebook; another version of it, or of nbconvert, makes it again."""
    of = "-".join(version(package) for package in ("mkdocs-jupyter", "nbconvert"))
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
        text = notebook.dump(recordings.read(build, lab).notebooks[language_of(page.file.src_uri)])
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
    soup = BeautifulSoup(html[html.index('<div class="jupyter-wrapper">'):], "html.parser")
    parts, tokens = [], []
    for element in soup.select(".jp-Cell[id^='cell-id=']"):
        cell = cells[element["id"].removeprefix("cell-id=")]
        if cell["cell_type"] == "markdown":
            parts.append(_prose(element, cell, language, tokens))
        else:
            parts.append(_code(element, shown(lab)))
            parts += [_output(output, cell, language, f"plot{number}") for number, output in enumerate(cell["outputs"], len(parts))]
    page.toc = get_toc(_nested(tokens))
    name = f"{Path(page.file.src_uri).stem}.ipynb"
    colab = f"snippets/labs/{notebook.path_of(lab, language).name}"
    parts[0] = parts[0].replace("</h1>", f"</h1>\n{actions(language, name, config, colab)}", 1)
    elsewhere = of_lab(lab, language, recorded)
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


def _prose(element, cell: dict, language: str, tokens: list[dict]) -> str:
    """A prose cell's HTML: its headings with the ids of the source."""
    body = element.select_one(".jp-MarkdownOutput")
    ids = iter(cell["metadata"].get("ids", []))
    for heading in body.find_all(re.compile("^h[1-6]$")):
        heading["id"] = next(ids)
        heading.find(class_="anchor-link").decompose()
        tokens.append({"level": int(heading.name[1]), "id": heading["id"], "name": heading.get_text()})
        heading.append(BeautifulSoup(f'<a class="headerlink ac-permalink" href="#{heading["id"]}" '
                                     f'title="{LANGUAGES[language]["permalink"]}"></a>', "html.parser"))
    for block in body.select(".highlight-ipynb, .highlight"):
        block["class"] = "highlight"
        block.pre.replace_with(BeautifulSoup(f"<pre><code>{_inner(block.pre)}</code></pre>", "html.parser"))
    for copied in body.select(".clipboard-copy-txt, .zeroclipboard-container"):
        copied.decompose()
    return body.decode_contents().strip()


def _inner(pre) -> str:
    """A block's highlighted code, without the empty mark that Pygments puts first."""
    return pre.decode_contents().removeprefix("<span></span>")


def _code(element, title: str) -> str:
    """A code cell's block, as pymdownx makes it."""
    pre = element.select_one(".highlight-ipynb pre")
    return f'<div class="highlight"><span class="filename">{title}</span><pre><code>{_inner(pre)}</code></pre></div>'


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
