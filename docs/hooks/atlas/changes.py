"""The page of what changed between versions: made from the recorded outcomes of rows and the recorded differences of snippets. Runs nothing.

A page says where with a line of its own: `<!-- changes:torch -->` and so on for each package, `<!-- changes:snippets -->`.
"""

import html

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.atlas.outcomes import Outcomes
from snippets.atlas.row import Row, version_key
from snippets.engine.versions import differences

from ..page import recordings
from ..page.blocks import Block, put_at_mark
from ..page.build import Build
from ..page.inline_html import inline
from ..page.languages import language_of
from ..page.late_html import LateHtml
from ..page.versions import NAMES, told_by
from ..page.words import words_in
from .pages import Atlas
from .table import PACKAGES, changes, sprite, verdict

PAGE = "{}/changes.md"
Line = tuple[str, str, list[tuple[str, str]], str]  # the release, the operation's Markdown, (versions, the verdict or what happened there) and the address of its row


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the tables where the page wants them."""
    language = language_of(page.file.src_uri)
    if not language or page.file.src_uri != PAGE.format(language):
        return markdown
    rows, recorded = build.of(Atlas).rows, build.of(Atlas).recorded
    for mark in (*PACKAGES, "snippets"):
        lines = of_snippets(build, language) if mark == "snippets" else of_package(mark, rows, recorded, language)
        markdown = put_at_mark(build, markdown, page, f"changes:{mark}", _table(lines, language, mark), Block("table", _as_markdown(lines, language, mark)))
    return f"{markdown}\n\n{build.of(LateHtml).keep(sprite())}\n"


def of_package(package: str, rows: list[Row], recorded: dict[str, Outcomes], language: str) -> list[Line]:
    """The rows whose recorded verdicts differ between versions of a package, by the release that changed them, the newest first."""
    found = []
    for row in rows:
        spans = changes(row, language, recorded) if row.was and row.was[0][0] == package else []
        if spans:
            releases = " · ".join(version for _, version, _ in row.was)
            found.append((releases, getattr(row, language)[0], [(span.split(" ", 1)[1], said) for span, said in spans], f"../atlas/#{row.id}"))
    return sorted(found, key=lambda line: version_key(line[0].split(" ")[-1]), reverse=True)


def of_snippets(build: Build, language: str) -> list[Line]:
    """The snippets that do something else with the versions of other environments, as far as they are the ones recorded now."""
    words, found = words_in(language), {}
    for each in differences.read_all():
        for name in each.found:
            path = differences.SNIPPETS / name
            claim = each.claims(name, recordings.digest(build, path)) if path.is_file() else None
            if claim and claim.state in (differences.DIFFERS, differences.STOPS, differences.WARNS) and not name.startswith("pictures/"):
                package = told_by(recordings.read(build, path).versions)
                if release := each.versions.get(package):
                    found.setdefault(name, []).append((f"{NAMES[package]} {release}", words("changes.states", claim.state)))
    return [("", f"`snippets/{name}`", said, "") for name, said in sorted(found.items())]


def _heads(language: str, mark: str) -> list[str]:
    words = words_in(language)
    return [words("changes.snippet"), words("changes.there")] if mark == "snippets" else \
        [words("changes.release"), words("atlas.columns", "operation"), words("changes.recorded")]


def _table(lines: list[Line], language: str, mark: str) -> str:
    words = words_in(language)
    if not lines:
        return words("changes.none")
    body = []
    for release, operation, said, address in lines:
        spans = "".join(f'<span class="ac-change">{verdict(what, language) if address else html.escape(what)} <small>{html.escape(span)}</small></span>' for span, what in said)
        named = f'<a href="{address}">{inline(operation)}</a>' if address else inline(operation)
        named += f' <small><a href="#{address.partition("#")[2]}">{words("changes.program")}</a></small>' if address else ""
        first = f"<td>{html.escape(release)}</td>" if mark != "snippets" else ""
        body.append(f"<tr>{first}<th scope=row>{named}</th><td>{spans}</td></tr>")
    head = "".join(f"<th scope=col>{each}</th>" for each in _heads(language, mark))
    return (f'<div class="ac-scroll" tabindex=0><table class="ac-legend ac-changes" data-search-exclude><thead><tr>{head}</tr></thead>'
            f'<tbody>{"".join(body)}</tbody></table></div>')


def _as_markdown(lines: list[Line], language: str, mark: str) -> str:
    heads = _heads(language, mark)
    if not lines:
        return words_in(language)("changes.none")
    rows = [f"| {' | '.join(heads)} |", f"| {' | '.join(['---'] * len(heads))} |"]
    for release, operation, said, address in lines:
        spans = " · ".join(f"**{span}** {words_in(language)('atlas.verdicts', what) if address else what}" for span, what in said)
        rows.append("| " + " | ".join([*([release] if mark != "snippets" else []), operation.replace("|", "\\|"), spans]) + " |")
    return "\n".join(rows)
