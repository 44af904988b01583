"""What running a snippet said while its author edits it, and how a page shows that. Never in a recording."""

from pathlib import Path

from snippets.engine.problem import Problem
from snippets.project import sha256

TITLE = "mkdocs build would stop here"


class RunErrors:
    """What went wrong in the snippets and labs that were run while serving."""

    def __init__(self) -> None:
        self._noted: dict[Path, tuple[str, Problem]] = {}  # with the hash of the source that was run

    def note(self, path: Path, problem: Problem | None) -> None:
        """Remember what became of running a snippet or lab, as its source is now; None: nothing went wrong."""
        self._noted.pop(path, None)
        if problem and path.is_file():
            self._noted[path] = (sha256(path.read_text("utf-8", "replace")), problem)

    def __contains__(self, problem: Problem) -> bool:
        """Whether a problem was noted here, which also says it in the terminal."""
        return any(problem is noted for _, noted in self._noted.values())

    def of(self, path: Path) -> Problem | None:
        """What went wrong when a snippet or lab was run whose source is still the same."""
        source, problem = self._noted.get(path, ("", None))
        return problem if problem and source == sha256(path.read_text("utf-8", "replace")) else None


def admonition(problems: list[Problem], indent: str = "") -> str:
    """Problems as a box in a page's Markdown, each with its file, line and traceback; indented as what it replaces."""
    text = "\n\n".join(map(str, problems)).replace("--8<--", "-8<-").replace("~~~", "~ ~ ~")
    lines = [f'!!! danger "{TITLE}"', "", "    ~~~~~~ text", *("    " + line for line in text.splitlines()), "    ~~~~~~"]
    return "\n".join((indent + line).rstrip() for line in lines)


class FaultyPages(set[str]):
    """The source paths of the pages that show problems in place of what they should: while serving, since a build stops."""
