"""Interpreters that have imported torch and numpy, and fork a process for each snippet.

Importing torch takes over a second, a fork some milliseconds. torch's optimizers
import a thousand modules more when the first is made, which takes as long again;
that is done once, in the server, if a snippet to come needs it. Each server runs
one snippet at a time, in a sandbox of its own: it forks the snippet's process,
watches it, and kills all that is left of it. `multiprocessing`'s forkserver
preloads modules too, but has one instance for each program, so it cannot offer
two machines, and its children cannot be waited for with a limit and killed with
all that they started.
"""

import itertools
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ...project import sha256
from ..sandbox import container
from ..sandbox.bounds import LIBRARIES
from ..sandbox.machine import FIRST, START, Machine
from ..sandbox.processes import descendants, kill, kill_group
from ..sandbox.watcher import Watcher
from ..scratch import Scratch, remove

LIMIT = 60.0  # seconds for a snippet
# The kernel ends a server with the thread that started it: this one lasts as long as the command.
_STARTER = ThreadPoolExecutor(1, "starts-servers")


class Dead(Exception):
    """The interpreter that forks snippets has ended while it ran one, or could not start."""


class _Server:
    """One interpreter and the socket to it."""

    def __init__(self, python: str, machine: Machine, folder: Path, limit: float, optimizers: bool):
        ours, theirs = socket.socketpair()
        words = ["-s", "-P"] if sys.version_info >= (3, 11) else ["-s"]
        words += [str(container.moved(START, folder, machine)), "snippets.engine.snippet.server", str(theirs.fileno()), str(limit), str(int(optimizers)),
                  str(int(container.bwrap() is not None))]
        command = container.command([str(container.moved(Path(python), folder, machine)), *words], folder, machine)
        self.process = _STARTER.submit(
            subprocess.Popen, command, cwd=folder, env=machine.undisguised(folder), stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()], start_new_session=True).result()
        theirs.close()
        self.stream = ours.makefile("rw", encoding="utf-8")
        ours.close()

    def ask(self, request: list) -> dict:
        """Have the server run a snippet. Raises Dead if it ends instead of answering."""
        try:
            self.stream.write(json.dumps(request) + "\n")
            self.stream.flush()
            answer = self.stream.readline()
        except (OSError, ValueError):
            answer = ""
        if not answer:
            raise Dead("the interpreter that forks the snippets has died; "
                       "`python -c 'import torch, numpy'` shows whether they can be imported")
        return json.loads(answer)

    def close(self) -> None:
        """End the server at once, with all that it runs."""
        try:
            self.stream.close()
        except OSError:
            pass  # it is gone
        kill_group(self.process.pid)
        self.process.wait()


class ForkServers:
    """Runs snippets in fresh processes on a given machine, `cores` at a time.

    A context manager; `run` can be called from as many threads as there are
    cores. Where there is no fork, each run starts a plain new interpreter.
    """

    def __init__(self, machine: Machine = FIRST, limit: float = LIMIT, cores: int | None = None,
                 fork: bool = hasattr(os, "fork"), optimizers: bool = False, python: str = sys.executable):
        self.machine, self.limit, self.python = machine, limit, python
        self.cores = cores or os.cpu_count() or 1
        self.optimizers = optimizers
        self._scratch = Scratch("runs")
        self._servers: queue.Queue[_Server] = queue.Queue()
        self._every: list[_Server] = []
        self._fork = fork
        self._lock = threading.Lock()
        if fork:
            for _ in range(self.cores):
                self._start()

    def _start(self) -> None:
        server = _Server(self.python, self.machine, self._scratch.path, self.limit, self.optimizers)
        self._every.append(server)
        self._servers.put(server)

    @contextmanager
    def folder(self, path: Path):
        """A new folder for one run of the snippet at `path`: the same one for each, as long as they do not run at once."""
        name = sha256(str(path))[:8]
        with self._lock:
            folder = next(found for number in itertools.count() if not (found := self._scratch.path / f"run-{name}-{number}").exists())
            folder.mkdir()
        try:
            yield folder
        finally:
            remove(folder)

    def run(self, path: Path, folder: Path, changes: list[str] = ()) -> dict:
        """Run one snippet in a folder of `folder()`, with more changes of its machine than the server's.

        Returns {"end": "exit" | "killed" | "time-out" | "excess", "code": int, "message": str, "fix": str}.
        Raises Dead if its interpreter itself is gone; another one takes its place.
        """
        machine = replace(self.machine, changes=self.machine.changes | set(changes))
        path = container.moved(path, self._scratch.path, self.machine)
        if not self._fork:
            return self._run_cold(path, folder, machine)
        server = self._servers.get()
        try:
            answer = server.ask([str(path), str(folder), machine.in_process, machine.environment(self._scratch.path)])
        except Dead:
            server.close()
            self._every.remove(server)
            self._start()
            raise
        self._servers.put(server)
        return answer

    def _run_cold(self, path: Path, folder: Path, machine: Machine) -> dict:
        start = container.moved(START, self._scratch.path, self.machine)
        python = container.moved(Path(self.python), self._scratch.path, self.machine)
        words = [str(python), "-s", str(start), "snippets.engine.snippet.worker", str(path), str(folder), json.dumps(machine.in_process)]
        with open(folder / "start", "wb") as log:
            process = subprocess.Popen(container.command(words, self._scratch.path, self.machine), cwd=folder,
                                       env=machine.undisguised(self._scratch.path), stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log, start_new_session=True)
        held = container.bwrap() is not None  # by two processes of bubblewrap's
        watcher = Watcher(process.pid, folder, LIBRARIES, below=held, beside=1 + held)
        excess, code = None, None
        deadline = time.monotonic() + self.limit
        while code is None and not excess and time.monotonic() < deadline:
            try:
                code = process.wait(0.02)
            except subprocess.TimeoutExpired:
                excess = watcher.excess()
        excess = excess or watcher.excess(last=True)
        for pid in [*descendants(process.pid)]:
            kill(pid)
        if hasattr(os, "killpg"):
            kill_group(process.pid)
        else:
            process.kill()
        process.wait()
        if excess:
            return {"end": "excess", "code": 0, "message": excess.message, "fix": excess.fix}
        if code is None:
            return {"end": "time-out", "code": 0}
        if code > 128 and container.bwrap():  # bubblewrap ends as a shell does when what it ran was killed
            code = 128 - code
        return {"end": "exit" if code >= 0 else "killed", "code": abs(code)}

    def close(self) -> None:
        """End the interpreters and all that they run."""
        for server in self._every:
            server.close()
        self._every.clear()
        self._scratch.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
