"""The atlas's HTML: from rows and recorded outcomes to tables. Standard library and Pygments."""

import html
from functools import lru_cache

from pygments.lexers import PythonLexer
from pygments.token import STANDARD_TYPES

from snippets.atlas.outcomes import NAMES, Outcomes
from snippets.atlas.publish import family_id
from snippets.atlas.publish.links import official
from snippets.atlas.row import MISSING, VERDICTS, Row, unknown, version_key

from ..page.inline_html import inline, plain
from ..page.verdicts import ICONS
from ..page.words import words_in

COLUMNS = ("operation", "verdict", "why")
COLOURED = {"k", "kn", "kc", "ow", "s1", "s2", "sa"}
PACKAGES = {"python": "Python", "torch": "torch", "numpy": "NumPy", "pandas": "pandas"}


def sprite() -> str:
    """The icons, once for a page."""
    symbols = "".join(f'<symbol id="ac-{name}" viewBox="0 0 20 20">{shape}</symbol>' for name, shape in ICONS.items())
    return f'<svg class="ac-sprite" aria-hidden="true">{symbols}</svg>'


def verdict(name: str, language: str) -> str:
    """A verdict as icon and text."""
    return (f'<span class="ac-verdict ac-verdict--{name}"><svg aria-hidden="true"><use href="#ac-{name}"/></svg>'
            f'{words_in(language)("atlas.verdicts", name)}</span>')


@lru_cache(maxsize=None)
def code(source: str) -> str:
    """Code as HTML, line by line, with colours for words and texts only: every tag is weight, and rows are full of numbers."""
    parts = []
    for token, value in PythonLexer(ensurenl=False).get_tokens(source):
        while token not in STANDARD_TYPES:
            token = token.parent
        kind, text = STANDARD_TYPES[token], html.escape(value, quote=False)
        parts.append(f"<i class={kind}>{text}</i>" if kind in COLOURED else text)
    return "".join(map(_line, "".join(parts).splitlines(keepends=True)))


def _line(line: str) -> str:
    """One line of code; where it wraps, it goes on to the right of where it begins."""
    indent = len(line) - len(line.lstrip(" "))
    return f"<span style=--indent:{indent}>{line}</span>" if indent else f"<span>{line}</span>"


def legend(language: str, rows: list[Row], recorded: dict[str, Outcomes]) -> str:
    """The table of verdicts, with what they mean and how many rows have them."""
    words, pinned = words_in(language), recorded["pinned"].rows
    body = "".join(
        f"<tr><th scope=row>{verdict(name, language)}</th><td>{inline(words('atlas.meanings', name))}</td>"
        f'<td class="ac-number">{sum(pinned.get(r.id, {}).get("verdict") == name for r in rows)}</td></tr>' for name in VERDICTS)
    return (f'<table class="ac-legend"><thead><tr><th scope=col>{words("atlas.columns", "verdict")}</th><th scope=col>{words("atlas.meaning")}</th>'
            f'<th scope=col class="ac-number">{words("atlas.rows")}</th></tr></thead><tbody>{body}</tbody></table>')


def environments(language: str, recorded: dict[str, Outcomes]) -> str:
    """The table of the environments that the rows ran in."""
    words = words_in(language)
    heads = [words("atlas.environment"), *PACKAGES.values(), words("atlas.device")]
    lines = []
    for name in NAMES:
        found = recorded.get(name)
        cells = [found.versions.get(package, "–") for package in PACKAGES] + [found.device.replace("cpu", "CPU")] if found else None
        data = "".join(f"<td>{cell}</td>" for cell in cells) if cells else f"<td colspan={len(heads) - 1}>{words('atlas.unmeasured')}</td>"
        lines.append(f"<tr><th scope=row>{words('atlas.environments', name)}</th>{data}</tr>")
    head = "".join(f"<th scope=col>{each}</th>" for each in heads)
    return (f'<div class="ac-scroll" tabindex=0><table class="ac-environments"><thead><tr>'
            f'{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>')


def controls(language: str, families: dict[str, str], counts: dict[str, int], total: int, changed: int | None = None) -> str:
    """The filter: the families, each verdict with how many rows have it, and how many rows changed between versions (None: no such button).

    The style sheet hides it where there are no scripts.
    """
    words = words_in(language)
    options = "".join(f"<option value={family_id(name)}>{html.escape(title)}</option>" for name, title in families.items())
    buttons = "".join(f'<button type=button aria-pressed=false data-verdict={name} title="{html.escape(plain(words.group("atlas.meanings").get(name, "")))}">'
                      f"{verdict(name, language)} <small>{count}</small></button>" for name, count in counts.items())
    if changed is not None:
        buttons += (f'<button type=button aria-pressed=false data-changed title="{words("atlas.changed_meaning")}">'
                    f'{words("atlas.changed")} <small>{changed}</small></button>')
    return (f'<form class="ac-filter" role=search data-count="{words("atlas.count")}" data-none="{words("atlas.none")}" '
            f'data-near="{words("atlas.near")}">'
            f'<label><span>{words("atlas.find")}</span><input type=search name=find autocomplete=off spellcheck=false placeholder="{words("atlas.placeholder")}"></label>'
            f'<label><span>{words("atlas.family")}</span><select name=family><option value="">{words("atlas.every")}</option>{options}</select></label>'
            f'<p><output>{html.escape(words("atlas.count").format(total, total))}</output> <button type=reset hidden>{words("atlas.clear")}</button></p>'
            f'<div class="ac-filter__verdicts" role=group aria-label="{words("atlas.columns", "verdict")}">{buttons}</div></form>')


def changed(rows: list[Row], language: str, recorded: dict[str, Outcomes]) -> int:
    """How many rows gave different answers on different versions."""
    return sum(len(changes(row, language, recorded)) > 1 for row in rows)


def table(rows: list[Row], language: str, recorded: dict[str, Outcomes], links: dict[str, list[tuple[str, str]]]) -> str:
    """One family's table. `links` maps a row's id to the addresses and titles of this site's pages that explain it."""
    words = words_in(language)
    head = "".join(f'<th role=columnheader>{words("atlas.columns", name)}</th>' for name in COLUMNS)
    body = "\n".join(_row(row, language, recorded, links) for row in rows)
    # Laid out as grids, the table and its parts would lose their roles, so they are written out.
    return (f'<table class="ac-atlas" role=table style=--ac-rows:{len(rows)} data-search-exclude><thead role=rowgroup>'
            f"<tr role=row>{head}</tr></thead><tbody role=rowgroup>\n{body}\n</tbody></table>")


def _row(row: Row, language: str, recorded: dict[str, Outcomes], links: dict[str, list[tuple[str, str]]]) -> str:
    words = words_in(language)
    outcome = recorded["pinned"].rows.get(row.id)
    title, reason = row.zh if language == "zh" else row.en
    other = plain((row.en if language == "zh" else row.zh)[0])
    found = verdict(outcome["verdict"], language) if outcome else f'<span class="ac-unmeasured">{words("atlas.unmeasured")}</span>'
    how = words.group("atlas.judged_by").get(outcome.get("by"), "") if outcome else ""
    address, name = official(row.link)
    more = [f'<a href="{own}">{page}</a>' for own, page in links.get(row.id, [])]
    foreign = " lang=en" if language != "en" and " " in name else ""
    more += [f'<a href="{address}"{foreign}>{name}</a>'] if address else []
    how = f"<small>{how}</small>" if how else ""
    sources = "<small>" + " · ".join(more) + "</small>" if more else ""
    spans = changes(row, language, recorded)
    if len(spans) > 1:
        found = "".join(f'<span class="ac-change">{verdict(name, language)}<small>{span}</small></span>' for span, name in spans)
        other += " " + " ".join(dict.fromkeys(each.versions[row.was[0][0]] for each in recorded.values() if row.was[0][0] in each.versions))
    elif spans:
        how += f"<small>{spans[0][0]}</small>"
    topic = row.page.partition(".")[0] if row.page else ""
    other += " " + words.group("atlas.topics").get(topic, "")
    cells = (f'<th role=rowheader><span class="ac-title">{inline(title)} <a href="#{row.id}" class="ac-link" title="{words("atlas.link")}">#</a></span>'
             f'<code class="ac-code">{code(row.code)}</code></th>'
             f'<td role=cell>{found}{how}{_gpu(row, language, recorded)}</td>'
             f'<td role=cell>{inline(reason)}{detail(error_of(outcome), language)}{sources}</td>')
    return (f'<tr id={row.id} role=row data-v={outcome["verdict"] if outcome else "unmeasured"}{" data-c" if len(spans) > 1 else ""} '
            f'data-w="{html.escape(other.strip())}">{cells}</tr>')


def error_of(outcome: dict | None) -> str:
    """The error that a row shows, or why there is no verdict; "" if it shows none."""
    return outcome.get("error") or outcome.get("why", "") if outcome and outcome["verdict"] != MISSING else ""


def detail(error: str, language: str, css: str = ' class="ac-error"') -> str:
    """An error, or why there is no verdict, as HTML: what is Python's own word as code."""
    words = words_in(language)
    said, rest = unknown(error, words.group("atlas.unknown"))
    code = f"<code{css}>{html.escape(rest, quote=False)}</code>" if rest else ""
    if not said:
        return f" {code}" if code else ""
    return words("rules.brackets").format(said + (words("page.colon") + code if code else ""))


def changes(row: Row, language: str, recorded: dict[str, Outcomes]) -> list[tuple[str, str]]:
    """The row's answers version by version, where they differ: (package and versions, verdict).

    "1.13.1–2.0.1" are the first and the last version in a row that gave the verdict. An operation
    found nowhere says where it was sought. Where all versions agree, there is nothing to say.
    """
    runs = [(each, each.rows[row.id]["verdict"]) for name, each in recorded.items() if name != "cuda" and row.id in each.rows]
    verdicts = {found for _, found in runs}
    if len(verdicts) < 2 and MISSING not in verdicts:
        return []
    package = row.was[0][0]
    spans: list[tuple[str, list[str]]] = []  # a verdict, and the versions in a row that gave it
    for each, found in sorted(runs, key=lambda run: version_key(run[0].versions[package])):
        if not spans or spans[-1][0] != found:
            spans.append((found, []))
        spans[-1][1].append(each.versions[package])
    return [(f"{PACKAGES[package]} {'–'.join(dict.fromkeys((versions[0], versions[-1])))}", found) for found, versions in spans]


def unchanged(row: Row, language: str, recorded: dict[str, Outcomes]) -> str:
    """What a row says of versions when none differs; a dash of a row that ran on no version."""
    return words_in(language)("atlas.unchanged") if any(row.id in each.rows for name, each in recorded.items() if name != "cuda") else "–"


def _gpu(row: Row, language: str, recorded: dict[str, Outcomes]) -> str:
    """The verdict on a GPU, where one was measured."""
    found = recorded["cuda"].rows.get(row.id) if row.device and "cuda" in recorded else None
    return f'<span class="ac-change"><small>GPU</small>{verdict(found["verdict"], language)}</span>' if found else ""
