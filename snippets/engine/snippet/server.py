"""The process of a fork server: has imported torch and numpy, and forks, watches and ends one snippet's process at a time.

Runs inside the sandbox: `sandbox/start/run.py snippets.engine.snippet.server SOCKET LIMIT OPTIMIZERS ALONE`.
"""

import json
import os
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from ..sandbox import landlock
from ..sandbox.machine import ASKED
from ..sandbox.processes import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, descendants, kill, kill_group, memory_share, prctl
from ..sandbox.watcher import Watcher


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
            kill(pid)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass  # none is left


def _fork_one(path: Path, folder: Path, limit: float, changes: list[str], environment: dict[str, str], before: int,
              alone: bool) -> dict:
    """Fork a snippet's process, watch it for at most `limit` seconds, kill what is left of it."""
    if "parent" in changes:  # two servers that count alike would give their snippets the same process id
        for _ in range(sum(map(ord, path.name)) % 50 + 50):
            thread = threading.Thread(target=int)
            thread.start()
            thread.join()
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
    watcher = Watcher(os.getpid(), folder, before)
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
    excess = excess or watcher.excess(last=True)
    kill_group(pid)
    if not done:
        os.waitpid(pid, 0)
    _kill_children(alone)
    if excess:
        return {"end": "excess", "code": 0, "message": excess.message, "fix": excess.fix}
    if not done:
        return {"end": "time-out", "code": 0}
    if os.WIFSIGNALED(status):
        return {"end": "killed", "code": os.WTERMSIG(status)}
    return {"end": "exit", "code": os.WEXITSTATUS(status)}


def _main(connection: socket.socket, limit: float, optimizers: bool, alone: bool) -> None:
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # adopt what a snippet leaves, even in a group of its own
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # end with the command, however that ends
    landlock.restrict(Path(os.environ["TMPDIR"]))
    # Imported here so that every fork has them. Where they are not installed, a snippet that imports one says so.
    with suppress(ModuleNotFoundError):
        import numpy  # noqa: F401
    with suppress(ModuleNotFoundError):
        import torch
    if optimizers and "torch" in sys.modules:
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
