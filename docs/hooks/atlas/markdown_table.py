"""The atlas's tables as Markdown, for the pages' own Markdown: the same rows and outcomes as `table` shows, one line a row."""

import re
from urllib.parse import urljoin

from snippets.atlas.outcomes import NAMES, Outcomes
from snippets.atlas.publish.links import official
from snippets.atlas.row import VERDICTS, Row

from .table import MEANING, PACKAGES, VERDICT, WORDS, changes, error_of, unchanged


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
    words, pinned = WORDS[language], recorded["pinned"].rows
    return _rows([words["verdict"], words["meaning"], words["rows"]], [
        [VERDICT[language][name], MEANING[language][name], str(sum(pinned.get(r.id, {}).get("verdict") == name for r in rows))]
        for name in VERDICTS])


def environments(language: str, recorded: dict[str, Outcomes]) -> str:
    """The environments that the rows ran in."""
    words = WORDS[language]
    lines = []
    for name in NAMES:
        found = recorded.get(name)
        cells = [found.versions.get(package, "–") for package in PACKAGES] + [found.device.replace("cpu", "CPU")] if found else \
            [words["unmeasured"]] + [""] * len(PACKAGES)
        lines.append([words[name], *cells])
    return re.sub("(?<=\\|)  (?=\\|)", " ", _rows([words["environment"], *PACKAGES.values(), words["device"]], lines))


def table(rows: list[Row], language: str, recorded: dict[str, Outcomes], links: dict[str, list[tuple[str, str]]], here: str) -> str:
    """One family's table. `links` are addresses as seen from the page at the address `here`, with their words, by row."""
    words = WORDS[language]
    heads = ["#", *(words[name] for name in ("operation", "verdict", "why", "versions", "gpu"))]
    return _rows(heads, [_row(row, language, recorded, links.get(row.id, []), here) for row in rows])


def _row(row: Row, language: str, recorded: dict[str, Outcomes], links: list[tuple[str, str]], here: str) -> list[str]:
    words, outcome = WORDS[language], recorded["pinned"].rows.get(row.id)
    title, reason = getattr(row, language)
    verdict = [VERDICT[language][outcome["verdict"]] if outcome else words["unmeasured"]]
    if how := words.get((outcome or {}).get("by", "")):
        verdict.append(how)
    why = [reason, *([_code(error)] if (error := error_of(outcome)) else [])]
    address, name = official(row.link)
    why += [f"[{words_}]({urljoin(here, own)})" for own, words_ in links] + ([f"[{name}]({address})"] if address else [])
    found = changes(row, language, recorded)
    versions = " · ".join(f"**{span}** {said}" for span, said in found) or unchanged(row, language, recorded)
    gpu = "–"
    if row.device:
        measured = recorded["cuda"].rows.get(row.id) if "cuda" in recorded else None
        gpu = VERDICT[language][measured["verdict"]] if measured else words["unmeasured"]
    return [f"`{row.id}`", title + " " + "".join(f"<br>{_code(line)}" for line in row.code.splitlines() if line.strip()),
            " · ".join(verdict), " · ".join(why), versions, gpu]
