"""Notices that the project's own code changed under a running server, which goes on running what it loaded.

An edit of a hook does that, and so does `git checkout` of another version, after
which old code would read new files.
"""

import sys
from contextlib import suppress
from pathlib import Path

from snippets.engine.problem import Problem
from snippets.project import ROOT


class LoadedCode:
    """The files of the project's code that this process runs, with what stood in them when this was made."""

    def __init__(self) -> None:
        files = {Path(module.__file__) for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
        self._text = {path: _text(path) for path in sorted(files) if path.is_relative_to(ROOT) and ".venv" not in path.parts}

    def problem(self) -> Problem | None:
        """What says which file changed; None if all are as they were."""
        for path, text in self._text.items():
            if _text(path) != text:
                return Problem(path, 0, "changed, and this server runs what it was before", "stop the server and start it again")
        return None


def _text(path: Path) -> bytes | None:
    with suppress(OSError):
        return path.read_bytes()
    return None
