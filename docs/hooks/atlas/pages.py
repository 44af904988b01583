"""Builds the atlas's pages from rows and recorded outcomes, and publishes them for tools. Runs nothing.

The atlas's page says where with a line of its own: `<!-- atlas:filter -->`, `<!-- atlas:legend -->`,
`<!-- atlas:environments -->`, `<!-- atlas:rows -->`. Any page shows a row's verdict, as a link to the row, by
`<!-- atlas:verdict ROW -->`. Rows get an entry each
in the site's search, which would know their family alone.
"""

import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import relpath
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from snippets.atlas import outcomes, publish
from snippets.atlas.publish import ids
from snippets.atlas.row import FAMILIES, VERDICTS, Row, read_rows
from snippets.engine.problem import Problem

from ..page.blocks import Block, Pages, put_at_mark
from ..page.build import Build
from ..page.inline_html import inline, plain
from ..page.languages import LANGUAGES, language_of
from ..page.late_html import LateHtml
from ..page.links import AtlasLinks
from ..page.search_entries import SearchEntries
from ..page.source import Titles
from ..page.words import words_in
from . import markdown_table, states, table

PAGE = "{}/atlas.md"
VERDICT = re.compile(r"<!-- atlas:verdict ([a-z0-9-]+) -->")
SIMILAR = {"numpy_arrays", "torch_tensors", "pandas_frames"}  # families with rows of the same title: `a.reshape(...)` of what
log = logging.getLogger("mkdocs.hooks.atlas")


@dataclass
class Atlas:
    """The atlas of a build: its rows and, by environment, their recorded outcomes."""

    rows: list[Row] = field(default_factory=read_rows)
    recorded: dict[str, outcomes.Outcomes] = field(default_factory=publish.every_outcome)


def problems(rows: list[Row], recorded: dict[str, outcomes.Outcomes]) -> list[Problem]:
    """What would make the page wrong: rows never run or changed since, other verdicts than expected, lost ids."""
    if "pinned" not in recorded:
        return [outcomes.missing("pinned")]
    found = ids.gone(rows) + outcomes.stale(rows, recorded["pinned"])
    for each in recorded.values():
        found += outcomes.unexpected(rows, outcomes.still_true(rows, each))
    return found


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Read rows and outcomes; stop a build that would show something else than what was found."""
    try:
        found = problems(build.of(Atlas).rows, outcomes.read_all())
    except Problem as problem:
        found = [problem]
    if found:
        raise PluginError(f"{len(found)} problems in the atlas\n" + "\n".join(map(str, found)))


def on_files(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Publish `atlas.json` and its schema."""
    texts = {"atlas.json": publish.as_json(build.of(Atlas).rows, build.of(Atlas).recorded),
             "atlas.schema.json": publish.SCHEMA.read_text("utf-8")}
    for name, text in texts.items():
        files.append(File.generated(config, name, content=text))


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the tables where the page wants them."""
    language = language_of(page.file.src_uri)
    if not language or page.file.src_uri != PAGE.format(language):
        return with_verdicts(build, markdown, page, language, files) if language and VERDICT.search(markdown) else markdown
    rows, recorded = build.of(Atlas).rows, build.of(Atlas).recorded
    families = {name: titles[list(LANGUAGES).index(language)] for name, titles in FAMILIES.items()}
    links = _links(build, rows, page, files, language)
    here = urljoin(config.site_url or "", page.url)
    parts, blocks = [], []
    for name, title in families.items():
        own = [row for row in rows if row.family == name]
        heading = f"## {title} {{: #{publish.family_id(name)} .ac-family }}"
        parts += [heading, build.of(LateHtml).keep(table.table(own, language, recorded, links))]
        blocks += [Block("prose", heading), Block("table", markdown_table.table(own, language, recorded, links, here))]
    marks = {
        "filter": (f"{table.sprite()}\n\n{table.controls(language, families, _found(recorded), len(rows), table.changed(rows, language, recorded))}", []),
        "legend": (f"{table.legend(language, rows, recorded)}", [Block("table", markdown_table.legend(language, rows, recorded))]),
        "environments": (table.environments(language, recorded), [Block("table", markdown_table.environments(language, recorded))]),
        "rows": ("\n\n".join(parts), blocks)}
    for mark, (text, same) in marks.items():
        markdown = put_at_mark(build, markdown, page, f"atlas:{mark}", text, *same)
    return markdown


def _found(recorded: dict[str, outcomes.Outcomes]) -> dict[str, int]:
    """The verdicts that rows have on the pinned versions, in the order of the legend, and how many have each."""
    found = Counter(each["verdict"] for each in recorded["pinned"].rows.values())
    return {name: found[name] for name in VERDICTS if name in found}


def with_verdicts(build: Build, markdown: str, page: Page, language: str, files: Files) -> str:
    """A page with the verdicts that it asks for. Raises PluginError for a row that there is not."""
    recorded, words, known = build.of(Atlas).recorded["pinned"].rows, words_in(language), {row.id for row in build.of(Atlas).rows}
    address = files.get_file_from_path(PAGE.format(language)).url_relative_to(page.file)
    source = relpath(PAGE.format(language), Path(page.file.src_uri).parent.as_posix())

    def found(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise PluginError(f"{page.file.src_uri} shows the verdict of the row {match[1]}, and the atlas has no such row")
        return recorded[match[1]]["verdict"] if match[1] in recorded else ""

    def said(match: re.Match[str]) -> str:
        return words("atlas.verdicts", found(match)) if found(match) else words("atlas.unmeasured")

    build.of(Pages).of(page.file.src_uri).replaced(VERDICT, lambda match: f"[{said(match)}]({source}#{match[1]})")
    shown = VERDICT.sub(lambda match: build.of(LateHtml).keep(
        f'<a class="ac-verdict-link" href="{address}#{match[1]}">{table.verdict(found(match), language)}</a>' if found(match)
        else f'<a href="{address}#{match[1]}">{said(match)}</a>'), markdown)  # no mark sets it off from the text, so it is underlined
    return f"{shown}\n\n{build.of(LateHtml).keep(table.sprite())}\n"


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell MkDocs that the rows can be linked to: their tables are put into the page after it has looked for ids."""
    if language_of(page.file.src_uri) and page.file.src_uri == PAGE.format(language_of(page.file.src_uri)):
        page.present_anchor_ids |= {row.id for row in build.of(Atlas).rows}
    return html


def _links(build: Build, rows: list[Row], page: Page, files: Files, language: str) -> dict[str, list[tuple[str, str]]]:
    """{id of a row: [(address from this page, title)]} of the page and the rules that explain it.

    A page that is not there is a warning.
    """
    pages = {}
    for target in sorted({row.page for row in rows if row.page}):
        name, _, anchor = target.partition("#")
        file = files.get_file_from_path(f"{language}/{name}")
        if file is None:
            log.warning("the atlas links to %s/%s, and there is no such page", language, name)
            continue
        address = file.url_relative_to(page.file) + (f"#{anchor}" if anchor else "")
        pages[target] = (address, build.of(Titles).of(Path(file.abs_src_path))[0])
    found = {row.id: [pages[row.page]] for row in rows if row.page in pages}
    grid, own = build.of(states.States), {name: each["verdict"] for name, each in build.of(Atlas).recorded["pinned"].rows.items()}
    if target := files.get_file_from_path(states.PAGE.format(language)):
        for row, (anchor, words) in states.elsewhere(grid.kinds, grid.recorded, language, own).items():
            found.setdefault(row, []).append((f"{target.url_relative_to(page.file)}#{anchor}", words))
    for row, links in build.of(AtlasLinks).by_row.items():
        for name, words in links:
            found.setdefault(row, []).append((files.get_file_from_path(name.format(language)).url_relative_to(page.file), words))
    return found


def _verdicts(build: Build, row: Row, language: str) -> str:
    """A row's verdict in a line of text; where versions differ, each with its versions."""
    words, recorded = words_in(language), build.of(Atlas).recorded
    spans = table.changes(row, language, recorded)
    if len(spans) > 1:
        return " → ".join(f"{words('atlas.verdicts', name)} ({span})" for span, name in spans)
    outcome = recorded["pinned"].rows.get(row.id)
    return words("atlas.verdicts", outcome["verdict"]) if outcome else words("atlas.unmeasured")


def on_env(build: Build, env: Environment, config: MkDocsConfig, files: Files) -> None:
    """An entry in the search for each row."""
    entries = build.of(SearchEntries).of_step["atlas"] = []
    for language in LANGUAGES:
        for row in build.of(Atlas).rows:
            title, reason = row.zh if language == "zh" else row.en
            kind = f"<p>{FAMILIES[row.family][list(LANGUAGES).index(language)]}</p>" if row.family in SIMILAR else ""
            entries.append({
                "location": f"{language}/atlas/#{row.id}", "title": f"{plain(title)} · {_verdicts(build, row, language)}",
                "text": f"{kind}<p>{inline(reason)}</p>",
                "boost": 0.5,  # the pages that explain come first
            })
