"""The atlas's tables as Markdown, for the pages' own Markdown: the same rows and outcomes as `table` shows, one line a row."""

import re
from urllib.parse import urljoin

from snippets.atlas.outcomes import NAMES, Outcomes
from snippets.atlas.publish.links import official
from snippets.atlas.row import VERDICTS, Row

from ..page.words import words_in
from .table import PACKAGES, changes, error_of, unchanged

COLUMNS = ("operation", "verdict", "why", "versions", "gpu")


def _rows(heads: list[str], lines: list[list[str]]) -> str:
    """A table; a cell may hold any sign but a new line."""
    whole = [heads, ["---"] * len(heads), *([cell.replace("|", r"\|") for cell in line] for line in lines)]
    return "\n".join(f"| {' | '.join(line)} |" for line in whole)


def _code(text: str) -> str:
    """Code in as many backticks as it needs."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    return f"`{text}`" if not longest else f"{'`' * (longest + 1)} {text} {'`' * (longest + 1)}"


def legend(language: str, rows: list[Row], recorded: dict[str, Outcomes]) -> str:
    """The verdicts, what they mean and how many rows have them."""
    words, pinned = words_in(language), recorded["pinned"].rows
    return _rows([words("atlas.columns", "verdict"), words("atlas.meaning"), words("atlas.rows")], [
        [words_in(language)("atlas.verdicts", name), words("atlas.meanings", name), str(sum(pinned.get(r.id, {}).get("verdict") == name for r in rows))]
        for name in VERDICTS])


def environments(language: str, recorded: dict[str, Outcomes]) -> str:
    """The environments that the rows ran in."""
    words = words_in(language)
    lines = []
    for name in NAMES:
        found = recorded.get(name)
        cells = [found.versions.get(package, "–") for package in PACKAGES] + [found.device.replace("cpu", "CPU")] if found else \
            [words("atlas.unmeasured")] + [""] * len(PACKAGES)
        lines.append([words("atlas.environments", name), *cells])
    return re.sub("(?<=\\|)  (?=\\|)", " ", _rows([words("atlas.environment"), *PACKAGES.values(), words("atlas.device")], lines))


def table(rows: list[Row], language: str, recorded: dict[str, Outcomes], links: dict[str, list[tuple[str, str]]], here: str) -> str:
    """One family's table. `links` are addresses as seen from the page at the address `here`, with their words, by row."""
    words = words_in(language)
    heads = ["#", *(words("atlas.columns", name) for name in COLUMNS)]
    return _rows(heads, [_row(row, language, recorded, links.get(row.id, []), here) for row in rows])


def _row(row: Row, language: str, recorded: dict[str, Outcomes], links: list[tuple[str, str]], here: str) -> list[str]:
    words, outcome = words_in(language), recorded["pinned"].rows.get(row.id)
    title, reason = getattr(row, language)
    verdict = [words_in(language)("atlas.verdicts", outcome["verdict"]) if outcome else words("atlas.unmeasured")]
    if how := words.group("atlas.judged_by").get((outcome or {}).get("by")):
        verdict.append(how)
    why = [reason, *([_code(error)] if (error := error_of(outcome)) else [])]
    address, name = official(row.link)
    why += [f"[{words_}]({urljoin(here, own)})" for own, words_ in links] + ([f"[{name}]({address})"] if address else [])
    found = changes(row, language, recorded)
    versions = " · ".join(f"**{span}** {words('atlas.verdicts', name)}" for span, name in found) or unchanged(row, language, recorded)
    gpu = "–"
    if row.device:
        measured = recorded["cuda"].rows.get(row.id) if "cuda" in recorded else None
        gpu = words_in(language)("atlas.verdicts", measured["verdict"]) if measured else words("atlas.unmeasured")
    return [f"`{row.id}`", title + " " + "".join(f"<br>{_code(line)}" for line in row.code.splitlines() if line.strip()),
            " · ".join(verdict), " · ".join(why), versions, gpu]
