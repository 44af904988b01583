"""The ids that were ever published: a list that only grows, because people link to them."""

from ...engine.problem import Problem
from ...project import write_atomically
from ..row import HERE, Row

FILE = HERE / "publish" / "ids.txt"


def published() -> list[str]:
    """The published ids, in the order in which they came."""
    return FILE.read_text("utf-8").split() if FILE.exists() else []


def add(rows: list[Row]) -> bool:
    """Append the rows' new ids. Returns whether there were any."""
    known = published()
    new = [row.id for row in rows if row.id not in known]
    if new:
        write_atomically(FILE, "".join(f"{each}\n" for each in [*known, *new]))
    return bool(new)


def gone(rows: list[Row]) -> list[Problem]:
    """A problem for each published id without a row, and for each row whose id is not listed yet."""
    now = {row.id for row in rows}
    known = published()
    found = [Problem(FILE, line, f"{each} was published and has no row any more", "keep the row's id")
             for line, each in enumerate(known, 1) if each not in now]
    return found + [Problem(row.path, row.line, f"{row.id} is not in the list of published ids",
                            "python -m snippets.atlas record") for row in rows if row.id not in known]
