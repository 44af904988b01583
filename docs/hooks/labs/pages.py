"""The labs' pages: recorded notebooks (`snippets/labs/NAME.zh.ipynb`, `NAME.en.ipynb`) in the look of the other pages.

Nothing is executed, and a lab that changed since it was recorded stops the build. mkdocs-jupyter makes each
notebook a page of the site. What the page shows is not its HTML, which brings sheets, scripts, prompts and a
second copy of all code, but the notebook's cells as Markdown, which MkDocs renders as it renders any page.
"""

import logging
import re
from dataclasses import dataclass, field
from html import escape
from importlib.metadata import version
from pathlib import Path
from posixpath import relpath
from urllib.parse import urljoin

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from snippets.engine.lab import notebook
from snippets.engine.lab.source import find
from snippets.engine.problem import Problem
from snippets.project import shown

from ..page import recordings
from ..page.blocks import Block, Pages, of_notebook
from ..page.build import Build
from ..page.inline_html import inline
from ..page.languages import LANGUAGES, language_of
from ..page.late_html import LateHtml
from ..page.links import actions, repository_links
from ..page.run_errors import admonition
from ..page.source import LOADER, fenced, lab_of
from ..page.versions import of_lab, sentence
from ..page.words import words_in
from . import plots

log = logging.getLogger("mkdocs.hooks.labs")
VERSION = "0.26.3"  # of mkdocs-jupyter, that this was written for
SHEET = "assets/stylesheets/labs.css"


@dataclass
class Labs:
    """What the pages of labs offer and add below their content, by their source paths."""

    downloads: dict[str, dict] = field(default_factory=dict)  # notebooks whose links lead to the site
    below: dict[str, str] = field(default_factory=dict)  # HTML


@dataclass
class ChartWords:
    """What charts say on the pages of a language in place of a recorded label, which is English."""

    by_language: dict[str, dict[str, str]] = field(default_factory=lambda: {
        "zh": {str(label): said for label, said in yaml.load((Path(__file__).parent / "chart_words.yml").read_text("utf-8"), LOADER).items()}})


def uri_of(lab: Path, language: str) -> str:
    """The source path of a lab's page."""
    return f"{language}/labs/{lab.stem.replace('_', '-')}.ipynb"


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
            files.append(File(uri_of(lab, language), config.docs_dir, config.site_dir, config.use_directory_urls))


def on_nav(build: Build, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Say where the notebook of each lab's page is: only now, because mkdocs-jupyter has put a file of its own kind in place of ours.

    Raises PluginError where it has not.
    """
    for file in files:
        if lab := lab_of(file.src_uri):
            if not file.is_documentation_page():
                raise _changed(f"makes no page of {file.src_uri}")
            file.abs_src_path = str(notebook.path_of(lab, language_of(file.src_uri)))


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Write a lab's page as Markdown, in place of the notebook's text. Raises PluginError where mkdocs-jupyter took no part."""
    uri, lab = page.file.src_uri, lab_of(page.file.src_uri)
    if not lab:
        return markdown
    if not vars(page).pop("render", None):  # its own way to render a notebook; without it, MkDocs renders the Markdown
        raise _changed(f"has no way of its own to render {uri}")
    language = language_of(uri)
    recorded = recordings.read(build, lab)
    made = recorded.notebooks[language]
    page.meta.update(title=made["metadata"]["title"].replace("`", ""), description=made["metadata"]["description"],
                     search={"boost": 0.7})  # the pages that explain come first

    def target(path: str) -> File:
        found = files.get_file_from_path(f"{language}/{path}")
        if found is None:
            raise Problem(Path(page.file.abs_src_path), 1, f"links to {path}, and there is no such page")
        return found

    download = repository_links(made, lambda path: urljoin(config.site_url or "", target(path).url))
    del download["metadata"]["recording"]
    elsewhere = of_lab(build, lab, language, recorded)
    said = sentence(language, recorded.versions, elsewhere)
    build.of(Labs).downloads[uri] = download
    build.of(Labs).below[uri] = elsewhere.html()
    build.of(Pages).begin(uri, of_notebook(download, shown(lab))).at_end(Block("prose", said), *elsewhere.blocks())
    inside = repository_links(made, lambda path: relpath(target(path).src_uri, f"{language}/labs"))
    title, *parts = [part for cell in inside["cells"] for part in _written(cell, language, shown(lab), build)]
    heading, _, rest = title.partition("\n")
    result = _result_first(build, parts, made["cells"])
    colab = f"snippets/labs/{notebook.path_of(lab, language).name}"
    links = actions(language, f"{Path(uri).stem}.ipynb", config, colab)
    return "\n\n".join([*_problem(build, lab), heading, elsewhere.head(), links, rest.strip("\n"), *result, *parts, f"{said}\n{{: .recorded-with data-search-exclude }}"])


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Append what is different with other versions."""
    below = build.of(Labs).below.get(page.file.src_uri)
    return f"{html}\n{below}" if below else html


def on_page_context(build: Build, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Lab pages alone load the labs' sheet."""
    context["own_sheets"] = [SHEET] if lab_of(page.file.src_uri) else []


def on_post_page(build: Build, output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the notebook that the page offers beside it."""
    if download := build.of(Labs).downloads.get(page.file.src_uri):
        path = Path(page.file.abs_dest_path).with_name(f"{Path(page.file.src_uri).stem}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notebook.dump(download), "utf-8")
    return output


def _changed(what: str) -> PluginError:
    """The error of a plugin that is not as this was written for."""
    return PluginError(f"mkdocs-jupyter {version('mkdocs-jupyter')} {what}, and {VERSION} did otherwise\n"
                       "  fix: see in its plugin.py how it makes a page, adapt docs/hooks/labs/pages.py, then VERSION in it")


def _problem(build: Build, lab: Path) -> list[str]:
    """The box that says why a lab has to be recorded again; nothing if it has not. Raises Problem unless serving."""
    try:
        recordings.fresh(build, lab)
    except Problem as problem:
        if not build.session.serving:
            raise
        return [admonition([problem])]
    return []


def _result_first(build: Build, parts: list[str], cells: list[dict]) -> list[str]:
    """The first plot of a lab with what it shows, for the top of the page; its own place shows it again. Nothing for a lab without plots."""
    at = next((number for number, part in enumerate(parts) if build.of(LateHtml).kept(part).startswith('<figure class="plot">')), None)
    if at is None:
        return []
    figure = build.of(LateHtml).kept(parts[at])
    alt = next(cell["metadata"]["alt"] for cell in cells if "alt" in cell["metadata"])
    said = re.split("[:：] *", alt, maxsplit=1)[1]
    box, again = re.search(r'viewBox="[^"]*"', figure)[0], figure[figure.index("</svg>") + len("</svg>"):]
    style = re.search(r'style="max-width: \d+px"', figure)[0]
    parts[at] = build.of(LateHtml).keep(f'<figure class="plot plot--again"><div role="img" aria-label="{escape(alt)}"><svg {box} {style} aria-hidden="true"><use href="#result"/></svg></div>{again}')
    figure = figure.replace("<svg ", '<svg id="result" ', 1).replace("</figure>", "")
    return [build.of(LateHtml).keep(f"{figure}<figcaption>{inline(said[0].upper() + said[1:])}</figcaption></figure>")]


def _written(cell: dict, language: str, title: str, build: Build) -> list[str]:
    """A cell as Markdown: prose, its headings with the ids of the source, or code titled with `title` and its outputs."""
    block, *outputs = of_notebook({"cells": [cell]}, title)
    if block.kind == "prose":
        return [block.text]
    parts = [fenced(block.info, block.text)]
    for output, recorded in zip(outputs, cell["outputs"], strict=True):
        if output.kind == "output":
            parts.append(fenced("{ .text .output }", output.text))
            continue
        drawing = plots.inlined("".join(recorded["data"]["image/svg+xml"]), output.text, f"plot-{cell['id']}", build.of(ChartWords).by_language.get(language, {}))
        note = f'<figcaption>{words_in(language)("page.one_run")}</figcaption>' if "one-run" in cell["metadata"].get("tags", []) else ""
        parts.append(build.of(LateHtml).keep(f'<figure class="plot">{drawing}{note}</figure>'))
    return parts
