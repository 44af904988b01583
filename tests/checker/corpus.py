"""The checker on public code: places in public repositories, labelled before the rules were changed.

`corpus.tsv` names each place by repository, commit, path and line, with a rule, a label and the reason:
`real` must be found, `harmless` must be left alone. `judged` says how the label came about: `read`, in
an excerpt around the line, or `pattern`, by a search for a form such as a deep copy, the place itself unread.
The figures are those of the places that were read; the others are counted apart. No code of others is kept here; who wants to measure
brings the files, as `git clone` lays them out: FOLDER/OWNER/NAME/PATH, each repository at its commit.

A quarter of the places is set aside by a hash of the place. It is no independent check: the labels and the rules are
by the same hand, and of the older places its figures were printed with every measurement while the rules were changed.
"""

import csv
import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docs.hooks.rules.registry import Rule
from snippets.engine.problem import Problem

from .findings import findings

CORPUS = Path(__file__).with_name("corpus.tsv")
REAL, HARMLESS = "real", "harmless"
LABELS = (REAL, HARMLESS)
READ, PATTERN = "read", "pattern"
SET_ASIDE = 64  # of 256 values of a hash's first byte: a quarter


@dataclass(frozen=True)
class Place:
    """One judged line of public code."""

    repository: str
    commit: str
    path: str
    line: int
    rule: str
    label: str
    judged: str
    why: str

    @property
    def set_aside(self) -> bool:
        """Whether this place is of the quarter that is counted apart."""
        return hashlib.sha256(f"{self.repository} {self.path} {self.line}".encode()).digest()[0] < SET_ASIDE

    def file(self, folder: Path) -> Path:
        """Where its file lies below a folder of clones."""
        return folder / self.repository / self.path


def places(file: Path = CORPUS) -> list[Place]:
    """All judged places, in the file's order. Raises Problem for a line that is none."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = []
        for number, row in enumerate(rows, 2):
            try:
                found.append(Place(**{**row, "line": int(row["line"])}))
            except (TypeError, ValueError):
                raise Problem(file, number, "is no place", "write repository, commit, path, line, rule, label, judged and why, with tabs between") from None
    return found


def _count(own: Iterable[Place], found: set[tuple[str, str, int]]) -> dict[str, list[int]]:
    counts = {}
    for label in LABELS:
        labelled = [place for place in own if place.label == label]
        counts[label] = [sum((place.repository, place.path, place.line) in found for place in labelled), len(labelled)]
    return counts


def measure_corpus(rules: list[Rule], folder: Path, date: datetime.date | None = None) -> dict:
    """How each rule does on the places whose files are below a folder.

    Returns {"date", "places", "repositories", "missing", "rules": {code: {"hash", "all", "set_aside", "by_pattern"}}}; the
    last three are {label: [reported places, all of that label]}, where "all" and "set_aside" are of places that were read.
    "places" and "repositories" count those that were read, "missing" all whose file is not there. A place counts as reported when a finding of its
    rule covers its line. Raises Problem when no file is there at all.
    """
    every = places()
    here = [place for place in every if place.file(folder).is_file()]
    if not here:
        raise Problem(folder, 0, "holds no file of the corpus", "clone the repositories of tests/checker/corpus.tsv as OWNER/NAME below it")
    result = {}
    for rule in rules:
        own = [place for place in here if place.rule == rule.code]
        found: set[tuple[str, str, int]] = set()
        if own:
            by_file = {str(place.file(folder)): place for place in own}
            for each in findings(rule, *sorted(by_file)):
                place = by_file[each["file"]]
                start, end = each["range"]["start"]["line"] + 1, each["range"]["end"]["line"] + 1
                found |= {(place.repository, place.path, line) for line in range(start, end + 1)}
        result[rule.code] = {"hash": rule.hash, "all": _count([place for place in own if place.judged == READ], found),
                             "set_aside": _count([place for place in own if place.judged == READ and place.set_aside], found),
                             "by_pattern": _count([place for place in own if place.judged == PATTERN], found)}
    read = [place for place in here if place.judged == READ]
    return {"date": (date or datetime.date.today()).isoformat(), "places": len(read),
            "repositories": len({place.repository for place in read}), "missing": len(every) - len(here), "rules": result}
