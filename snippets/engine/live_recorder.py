"""Records one snippet or lab at a time, at once: its interpreters have imported torch before they are asked.

For an author who saves and looks: `mkdocs serve` keeps one of these for as long
as it runs. It records as `python -m snippets record` does, with two runs that must agree.
"""

import importlib.util
import threading
from pathlib import Path

from .lab.recorder import Labs, record_prose
from .lab.source import LABS
from .recorder import Outcome
from .sandbox.machine import FIRST, SECOND
from .snippet.recorder import Snippets

LIMIT = 20.0  # seconds for a snippet; its author waits for it


def available() -> bool:
    """Whether PyTorch is installed: reading the site needs none."""
    return importlib.util.find_spec("torch") is not None


class LiveRecorder:
    """Interpreters for the two runs of a recording. Started in the background by `start`, ended by `close`."""

    def __init__(self, limit: float = LIMIT):
        self._snippets = Snippets(limit=limit, cores=1, optimizers=True)
        self._labs = Labs()
        self._any_lab = False  # whether one was run: only then are kernels kept ready
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start what is not running yet; returns at once."""
        with self._lock:
            self._snippets.start(FIRST, SECOND)
            if self._any_lab:
                self._labs.start()

    def record(self, path: Path) -> Outcome:
        """Record a snippet or a lab. What goes wrong is the outcome's problem, a dead interpreter too."""
        if path.parent != LABS:
            self.start()
            return self._snippets.record(path)
        if outcome := record_prose(path):
            return outcome
        self._any_lab = True
        return self._labs.record(path)

    def close(self) -> None:
        """End the interpreters."""
        with self._lock:
            self._snippets.close()
            self._labs.close()
