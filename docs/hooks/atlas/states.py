"""The page of the grid: each operation in each state of its source, as it was recorded. Runs nothing.

A page says where with a line of its own: `<!-- states:grid -->`, `<!-- states:list -->`, `<!-- states:where -->`.
"""

import html
from collections import Counter
from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from snippets.atlas import grid
from snippets.atlas.row import MISSING, VERDICTS
from snippets.engine.problem import Problem

from ..page.blocks import Block, put_at_mark
from ..page.build import Build
from ..page.languages import language_of
from ..page.late_html import LateHtml
from ..page.versions import NAMES
from ..page.words import words_in
from . import table

PAGE = "{}/states.md"


@dataclass
class States:
    """The grid of a build: the kinds of source, what was found on the pinned versions, and what with others."""

    kinds: list[grid.Kind] = field(default_factory=grid.read_kinds)
    recorded: grid.Grid | None = field(default_factory=lambda: grid.read("pinned"))
    others: list[grid.Grid] = field(default_factory=grid.read_others)


def on_pre_build(build: Build, config: MkDocsConfig) -> None:
    """Stop a build that would show something else than what was found."""
    try:
        states = build.of(States)
        found = grid.stale(states.kinds, states.recorded) if states.recorded else [grid.missing("pinned")]
    except Problem as problem:
        found = [problem]
    if found:
        raise PluginError(f"{len(found)} problems in the grid of states\n" + "\n".join(map(str, found)))


def on_page_markdown(build: Build, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the grid where the page wants it."""
    language = language_of(page.file.src_uri)
    if not language or page.file.src_uri != PAGE.format(language):
        return markdown
    states = build.of(States)
    verdicts = Counter(each for kind in states.kinds for operation in kind.operations
                       for each in {grid.verdict_of(found) for found in states.recorded.verdicts(kind, operation).values()})
    titles = {kind.name: title(kind, language) for kind in states.kinds}
    controls = table.controls(language, titles, {name: verdicts[name] for name in VERDICTS if verdicts[name]}, sum(len(kind.operations) for kind in states.kinds),
                              sum(bool(with_others(kind, operation, states)) for kind in states.kinds for operation in kind.operations))
    parts = []
    blocks = []
    for kind in states.kinds:
        heading = f"## {titles[kind.name]} {{: #{kind.id} .ac-family }}"
        parts += [heading, build.of(LateHtml).keep(_table(kind, states, language))]
        blocks += [Block("prose", heading), Block("table", _as_markdown(kind, states, language))]
    listed = [(f"### {titles[kind.name]} {{: #{kind.id}-states }}", kind) for kind in states.kinds]
    marks = {"filter": (f"{table.sprite()}\n\n{controls}", []),
             "grid": ("\n\n".join(parts), blocks),
             "list": ("\n\n".join(f"{heading}\n\n{build.of(LateHtml).keep(_list(kind, language))}" for heading, kind in listed),
                      [block for heading, kind in listed for block in (Block("prose", heading), Block("table", _list_as_markdown(kind, language)))])}
    where = _where(states, language)
    marks["where"] = where, [Block("prose", where)]
    for mark, (text, same) in marks.items():
        markdown = put_at_mark(build, markdown, page, f"states:{mark}", text, *same)
    return markdown


def on_page_content(build: Build, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell MkDocs that operations can be linked to: their tables are put into the page after it has looked for ids."""
    if language_of(page.file.src_uri) and page.file.src_uri == PAGE.format(language_of(page.file.src_uri)):
        page.present_anchor_ids |= {f"{kind.id}-{operation.id}" for kind in build.of(States).kinds for operation in kind.operations}
    return html


def title(named: grid.Kind | grid.State, language: str) -> str:
    """The name of a kind or a state in a language."""
    return named.zh if language == "zh" else named.en


Verdict = tuple[str, str, list[grid.State]]  # a verdict, the error or why there is none, and the states that gave it


def by_verdict(kind: grid.Kind, verdicts: dict[str, str]) -> list[Verdict]:
    """What was found by state, by verdict: the one of most states first."""
    found: dict[tuple[str, str], list[grid.State]] = {}
    for state in kind.states:
        if state.id in verdicts:
            what = verdicts[state.id]
            detail = what.removeprefix(grid.RAISES).removeprefix(grid.WHY) if grid.verdict_of(what) != what else ""
            found.setdefault((grid.verdict_of(what), detail), []).append(state)
    return [(*what, states) for what, states in sorted(found.items(), key=lambda each: -len(each[1]))]


def with_others(kind: grid.Kind, operation: grid.Operation, states: States) -> list[tuple[str, list[Verdict]]]:
    """[(versions, what was found with them)] where other versions gave another verdict; those on one side of the pinned ones that gave the same are told together."""
    package, found = grid.NEEDED[kind.name], {}
    for other in states.others:
        if verdicts := grid.otherwise(kind, operation, states.recorded, other):
            newer = grid.NAMES.index(other.environment) > grid.NAMES.index("pinned")
            found.setdefault((newer, tuple(verdicts.items())), []).append(other.packages[package])
    return [(f"{NAMES[package]} {'–'.join(dict.fromkeys((versions[0], versions[-1])))}", by_verdict(kind, dict(verdicts))) for (_, verdicts), versions in found.items()]


def elsewhere(kinds: list[grid.Kind], recorded: grid.Grid | None, language: str, own: dict[str, str]) -> dict[str, tuple[str, str]]:
    """{id of a row: (anchor, what to say)} of rows whose operation has another definite verdict in some states than the row's `own`."""
    if recorded is None:
        return {}
    words, found = words_in(language), {}
    for row, tried in grid.by_row(kinds, recorded).items():
        kind, operation, _ = tried[0]
        said = [f"{words_in(language)('atlas.verdicts', verdict)}{words('states.colon')}{_some(states, language)}"
                for verdict, _, states in by_verdict(kind, recorded.verdicts(kind, operation))
                if verdict != own.get(row) and verdict in grid.definite([verdict])]
        if said:
            found[row] = (f"{kind.id}-{operation.id}", words("states.elsewhere").format(words("states.semicolon").join(said)))
    return found


def _some(states: list[grid.State], language: str) -> str:
    """The first of some states, and how many more."""
    words = words_in(language)
    named = words("states.comma").join(title(each, language) for each in states[:3])
    return named if len(states) <= 3 else words("states.more").format(named, len(states) - 3)


def _table(kind: grid.Kind, states: States, language: str) -> str:
    words = words_in(language)
    rows = "\n".join(_row(kind, operation, states, language) for operation in kind.operations)
    return (f'<table class="ac-atlas ac-states" role=table style=--ac-rows:{len(kind.operations)} data-search-exclude><thead role=rowgroup>'
            f'<tr role=row><th role=columnheader>{words("atlas.columns", "operation")}</th><th role=columnheader>{words("states.found")}</th></tr>'
            f"</thead><tbody role=rowgroup>\n{rows}\n</tbody></table>")


def _row(kind: grid.Kind, operation: grid.Operation, states: States, language: str) -> str:
    words, found = words_in(language), by_verdict(kind, states.recorded.verdicts(kind, operation))
    lines = [_line(each, language, folded=number == 0) for number, each in enumerate(found)]
    others = with_others(kind, operation, states)
    for versions, verdicts in others:
        inner = "".join(_line(each, language, folded=False) for each in verdicts)
        lines.append(f"<details class=ac-there><summary>{words('states.otherwise').format(versions)}</summary>{inner}</details>")
    rows = " ".join(f'<a href="../atlas/#{row}">{row}</a>' for row in operation.rows)
    anchor = f"{kind.id}-{operation.id}"
    return (f'<tr id={anchor} role=row data-v="{" ".join(dict.fromkeys(verdict for verdict, _, _ in found))}" data-w="{kind.name}"{" data-c" if others else ""}>'
            f'<th role=rowheader><code class="ac-code">{table.code(operation.code)}</code>'
            f'<small>{rows} <a href="#{anchor}" class="ac-link" title="{words("atlas.link")}">#</a></small></th>'
            f'<td role=cell>{"".join(lines)}</td></tr>')


def _line(found: Verdict, language: str, folded: bool) -> str:
    """A verdict with its states; if they are many and that is wanted, folded up."""
    words, (verdict, detail, states) = words_in(language), found
    names = words("states.comma").join(html.escape(title(each, language)) for each in states)
    if folded and len(states) > 3:
        names = f"<details><summary>{words('states.count').format(len(states))}</summary>{names}</details>"
    return (f"<div>{table.verdict(verdict, language)}<span>{'' if verdict == MISSING else names}"  # there it is in no state
            f"{table.detail(detail, language, '')}</span></div>")


def _where(states: States, language: str) -> str:
    """A list of the environments with their versions."""
    words = words_in(language)
    return "\n".join(f"- {words('atlas.environments', each.environment)}{words('states.colon')}"
                     + words("versions.and").join(f"{NAMES[package]} {version}" for package, version in {"python": each.python, **each.packages}.items())
                     for each in sorted([*states.others, states.recorded], key=lambda each: grid.NAMES.index(each.environment)))


def _list(kind: grid.Kind, language: str) -> str:
    words = words_in(language)
    rows = "".join(f'<tr><th scope=row>{html.escape(title(state, language))}</th><td><code class="ac-code">{table.code(_code(state))}</code></td></tr>'
                   for state in kind.states)
    return (f'<table class="ac-legend" data-search-exclude><thead><tr><th scope=col>{words("states.state")}</th><th scope=col>{words("states.made")}</th></tr></thead>'
            f"<tbody>{rows}</tbody></table>")


def _code(state: grid.State) -> str:
    return f"{state.code}\nwith {state.under}: ..." if state.under else state.code


def _as_markdown(kind: grid.Kind, states: States, language: str) -> str:
    words = words_in(language)
    lines = [f"| # | {words('atlas.columns', 'operation')} | {words('states.found')} |", "| --- | --- | --- |"]
    for operation in kind.operations:
        said = [_said(each, language) for each in by_verdict(kind, states.recorded.verdicts(kind, operation))]
        for versions, verdicts in with_others(kind, operation, states):
            said += [f"{words('states.otherwise').format(versions)}{words('states.colon')}{words('states.semicolon').join(_said(each, language) for each in verdicts)}"]
        code = "<br>".join(f"`{line}`" for line in operation.code.splitlines())
        lines.append(f"| `{kind.id}-{operation.id}` | {code.replace('|', chr(92) + '|')} | {'<br>'.join(said).replace('|', chr(92) + '|')} |")
    return "\n".join(lines)


def _said(found: Verdict, language: str) -> str:
    words, (verdict, detail, states) = words_in(language), found
    if verdict == MISSING:
        return words("atlas.verdicts", verdict)
    return (f"{words('atlas.verdicts', verdict)}{f' `{detail}`' if detail else ''}{words('states.colon')}"
            + words("states.comma").join(title(each, language) for each in states))


def _list_as_markdown(kind: grid.Kind, language: str) -> str:
    words = words_in(language)
    lines = [f"| {words('states.state')} | {words('states.made')} |", "| --- | --- |"]
    return "\n".join(lines + [f"| {title(state, language)} | {'<br>'.join(f'`{line}`' for line in _code(state).splitlines())} |" for state in kind.states])
