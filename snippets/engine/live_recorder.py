"""Records one snippet or lab at a time, at once: its interpreters have imported torch before they are asked.

For an author who saves and looks: `docs/hooks/serve/live.py` keeps one of these for
as long as `mkdocs serve` runs. It records as `python -m snippets record` does,
with two runs that must agree.
"""

from __future__ import annotations

import importlib.util
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from . import verify, verify_labs
from .lab.source import LABS
from .snippet.fork_server import ForkServers
from .verify import Outcome

if TYPE_CHECKING:
    from .lab.kernel import Kernel

LIMIT = 20.0  # seconds for a snippet; its author waits for it


def available() -> bool:
    """Whether PyTorch is installed: reading the site needs none."""
    return importlib.util.find_spec("torch") is not None


class Standby:
    """Interpreters for the two runs of a recording. Started in the background by `start`, ended by `close`."""

    def __init__(self, limit: float = LIMIT):
        self.limit = limit
        self._pair: tuple[ForkServers, ForkServers] | None = None
        self._kernels: list[Kernel] = []  # for the next lab: one kernel runs one
        self._labs = False  # whether one was run: who writes no labs pays for no kernels
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start what is not running yet; returns at once."""
        with self._lock:
            if self._pair is None:
                self._pair = verify.pair(limit=self.limit, cores=1, optimizers=True)
            if self._labs and not self._kernels:
                self._kernels = verify_labs.kernels(ready=True)

    def record(self, path: Path) -> Outcome:
        """Record a snippet or a lab. What goes wrong is the outcome's problem, a dead interpreter too."""
        return self._record_lab(path) if path.parent == LABS else self._record_snippet(path)

    def _record_lab(self, path: Path) -> Outcome:
        if outcome := verify_labs.record_prose(path):
            return outcome
        with self._lock:
            self._labs = True
            waiting, self._kernels = self._kernels, []
        return verify_labs.record_one(path, (lambda: waiting) if waiting else verify_labs.kernels)

    def _record_snippet(self, path: Path) -> Outcome:
        self.start()
        return verify.record_one(path, *self._pair)

    def close(self) -> None:
        """End the interpreters."""
        with self._lock:
            for running in (*(self._pair or ()), *self._kernels):
                running.close()
            self._pair, self._kernels = None, []
