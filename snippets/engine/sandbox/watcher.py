"""Says which bound a run went beyond: output, processes, memory, disk.

Asked from outside, every hundredth of a second, it ends a run that would not end by itself. How soon it looks depends on
the machine. So a run asks, too, before each statement: the line that is named does not depend on the machine's speed.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from time import monotonic  # the true one: a run may have another

from .bounds import DISK, MEMORY, OUTPUT, PROCESSES
from .processes import descendants, memory_of, memory_share

BLOCK = 4096  # bytes that a file takes at least
SHORT = 0.002  # seconds in which no machine can fill gigabytes of memory


@dataclass(frozen=True)
class Excess:
    """A bound that a run went beyond, in words, and what its author can do."""

    message: str
    fix: str


TOO_MUCH = Excess(f"printed more than {OUTPUT >> 20} MB", "print less: a page shows all of it")


def _size(folder: Path) -> int:
    """Bytes of the disk that a folder takes; an empty file or a folder counts as a block, too."""
    found, waiting = 0, [os.fspath(folder)]
    while waiting:
        try:
            entries = [*os.scandir(waiting.pop())]
        except OSError:
            continue  # removed meanwhile, or too deep for a path
        for entry in entries:
            try:
                found += max(BLOCK, entry.stat(follow_symlinks=False).st_blocks * 512)
                waiting += [entry.path] if entry.is_dir(follow_symlinks=False) else []
            except OSError:
                continue  # removed meanwhile
    return found


class Watcher:
    """Looks at a run. `root` is the process that the run is, or with `below` the one whose descendants it is.

    In `folder`, `stdout` and `stderr` are what it prints to; `before` are the bytes of memory that its interpreter has
    when it begins; `beside` is the number of processes that are not started by the program.
    """

    def __init__(self, root: int, folder: Path, before: int = 0, below: bool = True, beside: int = 1):
        self.root, self.folder, self.below = root, folder, below
        self.most_memory, self.most_processes = MEMORY + before, PROCESSES + beside
        self._next = 0.0

    def excess(self, last: bool = False, memory: bool = True) -> Excess | None:
        """The bound that the run went beyond by now; `last`: nobody asks again, so the disk is looked at however long ago that was."""
        for name in ("stdout", "stderr"):
            try:
                if (self.folder / name).stat().st_size > OUTPUT:
                    return TOO_MUCH
            except OSError:
                pass  # not there yet
        found = self._processes()
        if len(found) > self.most_processes:
            return Excess(f"started too many: at most {PROCESSES} processes run at once", "start fewer processes")
        if memory and sum(map(memory_of, found)) > self.most_memory and sum(map(memory_share, found)) > self.most_memory:
            return Excess(f"takes more than {MEMORY >> 30} GB of memory, all its processes together", "allocate less")
        if last or monotonic() >= self._next:  # walking a folder costs more than the rest
            started = monotonic()
            if _size(self.folder) > DISK:
                return Excess(f"writes more than {DISK >> 20} MB", "write less")
            self._next = monotonic() + max(0.1, 20 * (monotonic() - started))
        return None

    def since(self, before: float) -> Excess | None:
        """The bound that a statement went beyond, which began at this time of `time.monotonic`."""
        return self.excess(last=True, memory=monotonic() - before > SHORT)

    def _processes(self) -> list[int]:
        return [*([] if self.below else [self.root]), *descendants(self.root)]
