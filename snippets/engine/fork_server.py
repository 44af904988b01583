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

import ctypes
import json
import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from .sandbox import container
from .sandbox.bounds import LIBRARIES, Watcher, descendants, memory_share
from .sandbox.machine import ASKED, FIRST, Machine
from .scratch import Scratch

LIMIT = 60.0  # seconds for a snippet
START = Path(__file__).parent / "sandbox" / "start" / "run.py"
# The kernel ends a server with the thread that started it: this one lasts as long as the command.
_STARTER = ThreadPoolExecutor(1, "starts-servers")
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36  # of <linux/prctl.h>


class Dead(Exception):
    """The interpreter that forks snippets has ended while it ran one, or could not start."""


class _Server:
    """One interpreter and the socket to it."""

    def __init__(self, python: str, machine: Machine, folder: Path, limit: float, optimizers: bool):
        ours, theirs = socket.socketpair()
        words = ["-s", "-P"] if sys.version_info >= (3, 11) else ["-s"]
        words += [str(container.moved(START, folder, machine)), __name__, str(theirs.fileno()), str(limit), str(int(optimizers)),
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
        _kill_group(self.process.pid)
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
        self._slots: dict[int, int] = {}  # a number for each thread that runs snippets
        if fork:
            for _ in range(self.cores):
                self._start()

    def _start(self) -> None:
        server = _Server(self.python, self.machine, self._scratch.path, self.limit, self.optimizers)
        self._every.append(server)
        self._servers.put(server)

    @contextmanager
    def folder(self):
        """A new folder for one run."""
        slot = self._slots.setdefault(threading.get_ident(), len(self._slots))  # the same path for each run of a thread
        path = self._scratch.path / f"run-{slot}"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)

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
        words = [str(python), "-s", str(start), "snippets.engine.worker", str(path), str(folder), json.dumps(machine.in_process)]
        with open(folder / "start", "wb") as log:
            process = subprocess.Popen(container.command(words, self._scratch.path, self.machine), cwd=folder,
                                       env=machine.undisguised(self._scratch.path), stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log, start_new_session=True)
        watcher = Watcher(process.pid, folder, _printed(folder), LIBRARIES)
        excess, code = None, None
        deadline = time.monotonic() + self.limit
        while code is None and not excess and time.monotonic() < deadline:
            try:
                code = process.wait(0.02)
            except subprocess.TimeoutExpired:
                excess = watcher.excess()
        for pid in [*descendants(process.pid)]:
            _kill(pid)
        if hasattr(os, "killpg"):
            _kill_group(process.pid)
        else:
            process.kill()
        process.wait()
        excess = excess or watcher.excess()
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


def _printed(folder: Path) -> tuple[Path, Path]:
    return folder / "stdout", folder / "stderr"


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # it has ended by itself


def _kill_group(pid: int) -> None:
    """Kill what a snippet's process has left running."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # the whole group has ended by itself


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _kill_children(alone: bool) -> None:
    """Kill what a snippet has left outside its group: all descendants of this server, as they come to it.

    `alone`: this server is in a process namespace of its own, with nothing but its descendants.
    """
    if sys.platform != "linux":
        return
    while found := [*descendants(os.getpid())]:
        if alone:  # at once, because a bomb forks faster than a loop kills
            os.kill(-1, signal.SIGKILL)
        for pid in found:
            _kill(pid)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass  # none is left


def _fork_one(path: Path, folder: Path, limit: float, changes: list[str], environment: dict[str, str], before: int,
              alone: bool) -> dict:
    """Fork a snippet's process, watch it for at most `limit` seconds, kill what is left of it."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.environ.clear()
            os.environ.update(environment)
            from .worker import run
            run(path, folder, changes)
        finally:
            os._exit(0)
    watcher = Watcher(os.getpid(), folder, _printed(folder), before)
    deadline = time.monotonic() + limit
    pause, excess = 0.001, None
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done or excess or time.monotonic() > deadline:
            break
        time.sleep(pause)
        pause = min(pause * 1.3, 0.02)
        if pause > 0.01:
            excess = watcher.excess()
    _kill_group(pid)
    if not done:
        os.waitpid(pid, 0)
    _kill_children(alone)
    excess = excess or watcher.excess()
    if excess:
        return {"end": "excess", "code": 0, "message": excess.message, "fix": excess.fix}
    if not done:
        return {"end": "time-out", "code": 0}
    if os.WIFSIGNALED(status):
        return {"end": "killed", "code": os.WTERMSIG(status)}
    return {"end": "exit", "code": os.WEXITSTATUS(status)}


def _main(connection: socket.socket, limit: float, optimizers: bool, alone: bool) -> None:
    _prctl(PR_SET_CHILD_SUBREAPER, 1)  # adopt what a snippet leaves, even in a group of its own
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # end with the command, however that ends
    import numpy  # noqa: F401  imported here so that every fork has them
    import torch

    if optimizers:
        torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)

    if ASKED in os.environ:  # each fork disguises itself, and needs these
        import psutil  # noqa: F401
        import time_machine  # noqa: F401

    from . import worker  # noqa: F401

    before = memory_share(os.getpid())
    stream = connection.makefile("rw", encoding="utf-8")
    for request in stream:
        path, folder, changes, environment = json.loads(request)
        stream.write(json.dumps(_fork_one(Path(path), Path(folder), limit, changes, environment, before, alone)) + "\n")
        stream.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the command, which ends this
    _main(socket.socket(fileno=int(sys.argv[1])), float(sys.argv[2]), sys.argv[3] == "1", sys.argv[4] == "1")
