"""How snippets are verified and recorded: in forks of interpreters that are ready, each recording with its pictures."""

import os
import platform
import threading
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from ...project import diff
from ..heap import svg_file
from ..problem import Problem
from ..recorder import Difference, Recorder
from ..sandbox.machine import FIRST, IN_PROCESS, SECOND, Machine
from . import recording
from .fork_server import LIMIT, ForkServers
from .recording import Printed, Recording
from .run import run
from .sections import Snippet, parse

NAMED = ("torch", "numpy", "pandas")  # the packages whose version a recording names, if its snippet imports them


def any_optimizer(paths: Iterable[Path]) -> bool:
    """Whether one of the snippets names torch's optimizers."""
    return any("optim" in path.read_text("utf-8", "replace") for path in paths)


def versions(snippet: Snippet) -> dict[str, str]:
    """The versions that a recording's head names, local build labels ("+cpu") aside."""
    used = snippet.imports()
    named = {package: version(package).split("+")[0] for package in NAMED if package in used}
    return {"python": platform.python_version(), **named}


class Snippets(Recorder[Snippet, Printed]):
    """Verifies and records snippets.

    `limit` is in seconds for a run; `cores` the interpreters of each machine; with `optimizers`, they have torch's ready.
    """

    def __init__(self, machine: Machine = FIRST, limit: float = LIMIT, cores: int | None = None, optimizers: bool = False):
        super().__init__(machine)
        self.limit, self.servers_each, self.optimizers = limit, cores or os.cpu_count() or 1, optimizers
        self._servers: dict[Machine, ForkServers] = {}
        self._lock = threading.Lock()

    def start(self, *machines: Machine) -> None:
        """Start the interpreters of these machines, which takes a second in the background."""
        for machine in machines:
            self._on(machine)

    def _on(self, machine: Machine) -> ForkServers:
        with self._lock:
            if machine not in self._servers:
                self._servers[machine] = ForkServers(machine, self.limit, self.servers_each, optimizers=self.optimizers)
            return self._servers[machine]

    def run(self, source: Snippet, machine: Machine) -> Printed:
        """Run a snippet. What differs in the process alone needs no interpreters of its own."""
        if machine in (FIRST, SECOND, self.machine):
            return run(source, self._on(machine))
        return run(source, self._on(Machine(machine.changes - frozenset(IN_PROCESS), machine.processor)), machine.in_process)

    @property
    def at_once(self) -> int:
        """One: the second would get another folder, which it may print."""
        return 1

    @property
    def tries(self) -> int:
        """More runs than servers: one of them gets its second, whose process cannot have the id of its first."""
        return self.servers_each + 1

    def parse(self, path: Path) -> Snippet:
        """A snippet's sections."""
        return parse(path)

    def parts(self, source: Snippet) -> int:
        """The number of sections."""
        return len(source.sections)

    def read(self, path: Path) -> Recording:
        """The `.out` file."""
        return recording.read(path)

    def recorded(self, recording: Recording) -> Printed:
        """Output and graphs."""
        return recording.printed

    def check(self, source: Snippet, recording: Recording) -> None:
        """The pictures belong to the recorded graphs."""
        svg_file.check_all(source.path, recording.printed.graphs)

    def difference(self, source: Snippet, before: Printed, after: Printed, names: tuple[str, str]) -> Difference | None:
        """The first section that printed or drew something else."""
        if before == after:
            return None
        what = [f"{name!r} is a picture in one of them only" for name in sorted(before.graphs.keys() ^ after.graphs.keys())]
        what += [f"section {name!r} printed nothing ({names[1]})" for name in before.output if name not in after.output]
        what += [f"section {name!r} printed something ({names[1]}) and nothing before ({names[0]})"
                 for name in after.output if name not in before.output]
        differs = [s.first for s in source.sections if before.output.get(s.name) != after.output.get(s.name)
                   or before.graphs.get(s.name) != after.graphs.get(s.name)]
        return Difference(min(differs, default=1), "; ".join(what) or "the output differs",
                          diff(recording.body(before), recording.body(after), *names))

    def texts(self, source: Snippet, output: Printed) -> list[tuple[int, str]]:
        """What each section printed."""
        return [(s.first, output.output[s.name]) for s in source.sections if s.name in output.output]

    def write(self, source: Snippet, output: Printed) -> bool:
        """The `.out` file, and the pictures that are not drawn yet."""
        drawn = svg_file.write_all(source.path, output.graphs)
        try:
            if recording.fresh(source.path).printed == output:
                return drawn
        except Problem:
            pass  # missing, stale or damaged: it is written below
        recording.write(source.path, source.source, output, versions(source))
        return True

    def close(self) -> None:
        """End the interpreters."""
        with self._lock:
            for servers in self._servers.values():
                servers.close()
            self._servers.clear()
