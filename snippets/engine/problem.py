"""What went wrong, where, and how to fix it."""

from dataclasses import dataclass, field
from pathlib import Path

from ..project import shown


def record_command(path: Path) -> str:
    """The command that records this snippet again."""
    return f"python -m snippets record {shown(path)}"


@dataclass
class Problem(Exception):
    """A fault in a snippet, a recording or a page.

    `line` counts from 1, and is 0 for a whole file or folder; `details` is longer text (a diff, a traceback);
    `fix` is a command or an action that fixes it.
    """

    path: Path
    line: int
    message: str
    fix: str = ""
    details: str = ""

    def __str__(self) -> str:
        text = f"{shown(self.path)}{f':{self.line}' if self.line else ''}: {self.message}"
        if self.details:
            text += "\n" + "\n".join("    " + line for line in self.details.rstrip("\n").splitlines())
        if self.fix:
            text += f"\n  fix: {self.fix}"
        return text


def stale(path: Path, details: str = "") -> Problem:
    """The problem of a snippet or lab that is not the one that was recorded."""
    return Problem(path, 1, "changed since it was recorded", record_command(path), details)


def caught(path: Path, line: int, message: str) -> Problem:
    """The problem of a snippet or lab that catches what its sandbox refuses it."""
    return Problem(path, line, f"caught a refusal: {message}", "do without it: elsewhere it is not refused")


@dataclass
class Raised(Problem):
    """A snippet or a lab raised what it did not catch: `message` is "raised KIND: TEXT".

    `printed` is the output of a snippet's sections until then.
    """

    printed: dict[str, str] = field(default_factory=dict)


@dataclass
class Warned(Problem):
    """A snippet or a lab wrote to stderr: `details` is what. `printed` is the output of a snippet's sections."""

    printed: dict[str, str] = field(default_factory=dict)
