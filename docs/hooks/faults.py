"""What running a snippet said while its author writes it, and how a page shows that. Never in a recording.

Not a hook itself: `live` runs snippets and notes what went wrong; `guards`,
`pictures` and `labs` ask before they show a recording.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from snippets.engine import notebook, recording  # noqa: E402
from snippets.engine.lab import LABS  # noqa: E402
from snippets.engine.problem import Problem  # noqa: E402

TITLE = "mkdocs build would stop here"
_noted: dict[Path, tuple[str, Problem]] = {}  # {snippet or lab: (hash of its source, what went wrong)}


def note(path: Path, problem: Problem | None) -> None:
    """Remember what became of running a snippet or lab, as its source is now; None: all is well."""
    _noted.pop(path, None)
    if problem and path.is_file():
        _noted[path] = (recording.sha256(path.read_text("utf-8", "replace")), problem)


def recorded(path: Path) -> recording.Recording | notebook.Recorded:
    """The recording of a snippet or lab, checked to be of its source as it is now.

    Raises Problem when it is not: with what running it said, if it was run.
    """
    try:
        return notebook.fresh(path) if path.parent == LABS else recording.fresh(path)
    except Problem:
        source, problem = _noted.get(path, ("", None))
        if problem and source == recording.sha256(path.read_text("utf-8", "replace")):
            raise problem from None
        raise


def admonition(problems: list[Problem], indent: str = "") -> str:
    """Problems as a box in a page's Markdown, each with its file, line and traceback; indented as what it replaces."""
    text = "\n\n".join(map(str, problems)).replace("--8<--", "-8<-").replace("~~~", "~ ~ ~")
    lines = [f'!!! danger "{TITLE}"', "", "    ~~~~~~ text", *("    " + line for line in text.splitlines()), "    ~~~~~~"]
    return "\n".join((indent + line).rstrip() for line in lines)
