"""What a snippet may not do: it has no network, writes in its own folder alone, starts few processes, uses little memory.

Against accidents, not against attacks: Python tells an audit hook what its own
functions are about to do, and nobody what C code does. A process that a snippet
starts has the same bound on memory and is killed with it, and is not asked.
"""

import mmap
import os
from collections.abc import Callable
from pathlib import Path

try:
    import resource
except ImportError:  # Windows, which bounds the memory of no process
    resource = None

MEMORY = 2 << 30  # bytes beside what the interpreter has when the snippet begins
PROCESSES = 16
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
ONE_PATH = ("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.setxattr",
            "shutil.rmtree", "sqlite3.connect")
TWO_PATHS = ("os.rename", "os.link")
STARTS = ("os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen")


def hook(folder: Path, parent: int) -> Callable[[str, tuple], None]:
    """The audit hook of a snippet that may write in `folder`, and whose process `parent` waits for. It raises PermissionError."""
    inside = os.path.join(os.path.realpath(folder), "")
    started = mmap.mmap(-1, 1)  # shared with every process that is forked, so that they are counted together

    def own(path: object) -> None:
        if isinstance(path, int) or path in (os.devnull, ":memory:", ""):
            return
        full = os.path.realpath(os.fsdecode(path))
        if not os.path.join(full, "").startswith(inside):
            raise PermissionError(f"a snippet writes in its own folder alone, not {full}")

    def opened(args: tuple) -> None:
        if args[2] & WRITING:
            own(args[0])

    def start(args: tuple) -> None:
        if started[0] >= PROCESSES:
            raise PermissionError(f"a snippet starts at most {PROCESSES} processes")
        started[0] += 1

    def kill(args: tuple) -> None:
        if args[0] in (parent, -1):
            raise PermissionError("a snippet does not kill the process that runs it")

    def connect(args: tuple) -> None:
        if not isinstance(args[1], (str, bytes, type(None))):  # a path, or connected by now: local sockets
            raise PermissionError("a snippet has no network")

    def look_up(args: tuple) -> None:
        raise PermissionError("a snippet has no network")

    checks = {"open": opened, "os.symlink": lambda args: own(args[1]), "os.kill": kill, "os.killpg": kill,
              "socket.getaddrinfo": look_up, "socket.gethostbyname": look_up, "socket.gethostbyaddr": look_up,
              **dict.fromkeys(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"), connect),
              **dict.fromkeys(ONE_PATH, lambda args: own(args[0])), **dict.fromkeys(STARTS, start),
              **dict.fromkeys(TWO_PATHS, lambda args: (own(args[0]), own(args[1])))}

    def check(event: str, args: tuple) -> None:
        if event in checks:
            checks[event](args)

    return check


def bound_memory() -> Callable[[], None]:
    """Bound what this process, and each that it starts, may allocate. Returns what lifts the bound again."""
    if not (resource and Path("/proc/self/statm").exists()):
        return lambda: None
    before = resource.getrlimit(resource.RLIMIT_DATA)
    used = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
    most = used + MEMORY
    if before[1] != resource.RLIM_INFINITY:
        most = min(most, before[1])
    resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_DATA, before)
