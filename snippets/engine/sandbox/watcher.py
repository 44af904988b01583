"""Looks at a run from outside, every hundredth of a second, and says which bound it went beyond: output, processes, memory, disk."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from .bounds import DISK, MEMORY, OUTPUT, PROCESSES
from .processes import descendants, memory_of, memory_share


@dataclass(frozen=True)
class Excess:
    """A bound that a run went beyond, in words, and what its author can do."""

    message: str
    fix: str


def _size(folder: Path) -> int:
    found = 0
    for parent, _, files in os.walk(folder):
        for name in files:
            try:
                found += os.lstat(os.path.join(parent, name)).st_blocks * 512
            except OSError:
                continue  # removed meanwhile
    return found


class Watcher:
    """Looks at a run from outside: `excess()` says which bound it went beyond, or None.

    `root` is the process whose descendants are the run; `printed` are the files that it prints to; `before` are
    the bytes of memory that its interpreter has when it begins.
    """

    def __init__(self, root: int, folder: Path, printed: tuple[Path, ...] = (), before: int = 0):
        self.root, self.folder, self.printed = root, folder, printed
        self.most = MEMORY + before
        self._next = 0.0

    def excess(self) -> Excess | None:
        """The bound that the run went beyond by now."""
        for path in self.printed:
            try:
                if path.stat().st_size > OUTPUT:
                    return Excess(f"printed more than {OUTPUT >> 20} MB", "print less: a page shows all of it")
            except OSError:
                pass  # not there yet
        found = list(descendants(self.root))
        if len(found) > PROCESSES + 1:
            return Excess(f"started too many: at most {PROCESSES} processes run at once", "start fewer processes")
        if sum(map(memory_of, found)) > self.most and sum(map(memory_share, found)) > self.most:
            return Excess(f"takes more than {MEMORY >> 30} GB of memory, all its processes together", "allocate less")
        if time.monotonic() >= self._next:  # walking a folder costs more than the rest
            started = time.monotonic()
            if _size(self.folder) > DISK:
                return Excess(f"writes more than {DISK >> 20} MB", "write less")
            self._next = time.monotonic() + max(0.1, 20 * (time.monotonic() - started))
        return None
