"""A warm interpreter: it has imported torch and numpy, and forks a process for each snippet.

torch's optimizers import a thousand modules more when the first is made, which
takes as long again; that is done once, here, if a snippet to come needs it.

Importing torch takes over a second, a fork some milliseconds. The interpreter
forks one worker for each core; a worker takes one request at a time from its
own socket, forks the snippet's process, waits for it and kills what is left of
it. `multiprocessing`'s forkserver preloads modules too, but has one instance
for each program, so it cannot offer two hash seeds, and its children cannot be
waited for with a limit and killed as a group.
"""

import ctypes
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from .problem import ROOT

LIMIT = 60.0  # seconds for a snippet
PR_SET_CHILD_SUBREAPER = 36  # of <linux/prctl.h>


class Warm:
    """Runs snippets in fresh processes with a given hash seed and number of threads.

    A context manager; `run` can be called from as many threads as there are
    cores. Where there is no fork, each run starts a plain new interpreter.
    """

    def __init__(self, seed: int = 0, threads: int = 1, limit: float = LIMIT, cores: int | None = None,
                 fork: bool = hasattr(os, "fork"), optimizers: bool = False, python: str = sys.executable):
        self.python = python
        self.cores = cores or os.cpu_count() or 1
        self.limit = limit
        self.environment = {**os.environ, "PYTHONHASHSEED": str(seed), "OMP_NUM_THREADS": str(threads),
                            "MKL_NUM_THREADS": str(threads), "PYTHONDONTWRITEBYTECODE": "1",
                            "PYTHONPATH": "", "MPLBACKEND": "svg"}
        self._workers: queue.Queue = queue.Queue()
        self._process = None
        if fork:
            self._start(optimizers)

    def _start(self, optimizers: bool) -> None:
        pairs = [socket.socketpair() for _ in range(self.cores)]
        theirs = [pair[1].fileno() for pair in pairs]
        self._process = subprocess.Popen(
            [self.python, "-m", "snippets.engine.warm", str(self.limit), str(int(optimizers)),
             *map(str, theirs)],
            cwd=ROOT, env=self.environment, pass_fds=theirs, stdin=subprocess.DEVNULL)
        for ours, other in pairs:
            other.close()
            self._workers.put(ours.makefile("rw", encoding="utf-8"))
            ours.close()

    def run(self, path: Path, folder: Path) -> dict:
        """Run one snippet; `folder` must be new. Returns {"end": "exit" | "killed" | "time-out", "code": int}.

        Raises RuntimeError if the warm interpreter itself is gone.
        """
        if not self._process:
            return self._run_cold(path, folder)
        worker = self._workers.get()
        try:
            worker.write(json.dumps([str(path), str(folder)]) + "\n")
            worker.flush()
            answer = worker.readline()
        except OSError:
            answer = ""
        finally:
            self._workers.put(worker)
        if not answer:
            raise RuntimeError("the interpreter that forks the snippets has died; "
                               "`python -c 'import torch, numpy'` shows whether they can be imported")
        return json.loads(answer)

    def _run_cold(self, path: Path, folder: Path) -> dict:
        command = [self.python, "-m", "snippets.engine.child", str(path), str(folder)]
        with open(folder / "start", "wb") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log, start_new_session=True)
        try:
            code = process.wait(self.limit)
        except subprocess.TimeoutExpired:
            code = None
        _kill_group(process.pid) if hasattr(os, "killpg") else process.kill()
        if code is None:
            process.wait()
            return {"end": "time-out", "code": 0}
        return {"end": "exit" if code >= 0 else "killed", "code": abs(code)}

    def close(self) -> None:
        """End the interpreter and its workers."""
        while not self._workers.empty():
            self._workers.get().close()
        if self._process:
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:  # a busy machine; every outcome is in
                self._process.kill()
                self._process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def _kill_group(pid: int) -> None:
    """Kill what a snippet's process has left running."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # the whole group has ended by itself


def _adopt() -> None:
    """Become the parent of what a snippet leaves, even in a group of its own (Linux has this: a subreaper)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _kill_children() -> None:
    """Kill what a snippet has left outside its group: all children of this worker, and theirs as they come to it."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    while sys.platform == "linux" and (children := [int(pid) for pid in listed.read_text().split()]):
        for pid in children:
            os.kill(pid, signal.SIGKILL)
        for pid in children:
            os.waitpid(pid, 0)


def _fork_one(path: Path, folder: Path, limit: float) -> dict:
    """Fork a snippet's process, wait for it at most `limit` seconds, kill what is left of its group."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            from .child import run
            run(path, folder)
        finally:
            os._exit(0)
    deadline = time.monotonic() + limit
    pause = 0.001
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done or time.monotonic() > deadline:
            break
        time.sleep(pause)
        pause = min(pause * 1.3, 0.02)
    _kill_group(pid)
    if not done:
        os.waitpid(pid, 0)
    _kill_children()
    if not done:
        return {"end": "time-out", "code": 0}
    if os.WIFSIGNALED(status):
        return {"end": "killed", "code": os.WTERMSIG(status)}
    return {"end": "exit", "code": os.WEXITSTATUS(status)}


def _work(connection: socket.socket, limit: float) -> None:
    stream = connection.makefile("rw", encoding="utf-8")
    _adopt()
    for request in stream:
        path, folder = json.loads(request)
        stream.write(json.dumps(_fork_one(Path(path), Path(folder), limit)) + "\n")
        stream.flush()


def _main(limit: float, optimizers: bool, descriptors: list[int]) -> None:
    import numpy  # noqa: F401  imported here so that every fork has them
    import torch

    if optimizers:
        torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)

    from . import child  # noqa: F401

    connections = [socket.socket(fileno=number) for number in descriptors]
    workers = []
    for connection in connections:
        pid = os.fork()
        if pid == 0:
            for other in connections:
                if other is not connection:
                    other.close()
            try:
                _work(connection, limit)
            finally:
                os._exit(0)
        workers.append(pid)
    for connection in connections:
        connection.close()
    for pid in workers:
        os.waitpid(pid, 0)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, which closes the sockets
    _main(float(sys.argv[1]), sys.argv[2] == "1", [int(number) for number in sys.argv[3:]])
