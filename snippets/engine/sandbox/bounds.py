"""What a run may not do, where Python or a watcher can see it: write outside its folder, reach a network, read its machine, take too much.

Against accidents, not against attacks: Python tells an audit hook what its own
functions are about to do, and nobody what C code does; a watcher looks every
hundredth of a second. Where the kernel makes namespaces (`container`), it keeps
C code and other programs from writing and from the network, too. The size of a
file and the data of a process are the kernel's to bound everywhere but on Windows.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

try:
    import resource
except ImportError:  # Windows, which bounds the memory of no process
    resource = None

MEMORY = 2 << 30  # bytes beside what the interpreter has when the run begins, of all its processes together
LIBRARIES = 512 << 20  # bytes that a lab's own imports take, which no interpreter brings
PROCESSES = 16
LAB_STARTS = 64  # processes that a lab starts in all, one after the other: a DataLoader's workers are new in each epoch
OUTPUT = 1 << 20  # bytes printed
DISK = 512 << 20  # bytes in its folder
READABLE = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/shm/", "/usr/share/zoneinfo/")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
ONE_PATH = ("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.setxattr",
            "shutil.rmtree", "sqlite3.connect")
TWO_PATHS = ("os.rename", "os.link")
STARTS = ("os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "subprocess.Popen")
OTHER_PROGRAM = "{}: another machine has another one, or none; a snippet starts no program but Python (sys.executable)"


def hook(folder: Path, parent: int, program: Path, count: Callable[[], int],
         refused: Callable[[str, int, str], None], starts: int = PROCESSES) -> Callable[[str, tuple], None]:
    """The audit hook of a program that may write in `folder`, and whose process `parent` waits for. It raises PermissionError.

    `count` counts one more process that is started and returns how many there were before; `starts` are allowed in all.
    What the program itself asks for and is refused goes to `refused(FILE NAME OF THE CODE, LINE, MESSAGE)`: it may catch the error, and print what
    another machine does not.
    """
    inside = os.path.join(os.path.realpath(folder), "")
    interpreters = {os.path.realpath(path) for path in (sys.executable, getattr(sys, "_base_executable", "")) if path}
    mine = os.path.dirname(os.path.abspath(__file__))
    library = os.path.dirname(os.__file__)
    installed = tuple(os.path.join(root, "") for path in {sys.prefix, sys.base_prefix, library} for root in (path, os.path.realpath(path)))
    source = str(program)

    def own(path: object) -> None:
        if isinstance(path, int) or path in (os.devnull, ":memory:", ""):
            return
        full = os.path.realpath(os.fsdecode(path))
        if not os.path.join(full, "").startswith(inside):
            raise PermissionError(f"a snippet writes in its own folder alone, not {full}")

    def of_program(name: str) -> bool:
        return name == source or "ipykernel_" in name  # a cell of a lab

    def asked_by_program() -> bool:
        """Whether the program itself asks, directly or through the standard library, and no library that it uses."""
        frame = sys._getframe(2)
        while frame is not None:
            name = frame.f_code.co_filename
            if of_program(name):
                return True
            standard = name.startswith((library, "<frozen")) and "site-packages" not in name and "dist-packages" not in name
            if not (standard or name.startswith(mine)) or "importlib" in name:
                return False
            frame = frame.f_back
        return False

    def read(path: object) -> None:
        if isinstance(path, int) or not isinstance(path, (str, bytes, os.PathLike)) or not path:
            return
        if os.fsdecode(path).startswith(installed):
            return
        full = os.path.realpath(os.fsdecode(path))
        allowed = full == os.path.realpath(source) or os.path.join(full, "").startswith((inside, *installed, *READABLE))
        if not allowed and full not in READABLE and asked_by_program():
            raise PermissionError(f"a snippet reads its own folder and Python's alone, not {full}: another machine has other files")

    def opened(args: tuple) -> None:
        path, _, flags = args
        if flags & WRITING:
            own(path)
        else:
            read(path)

    def start(args: tuple) -> None:
        if count() >= starts:
            raise PermissionError(f"a snippet starts at most {starts} processes")

    def popen(args: tuple) -> None:
        executable, words = args[0], args[1]
        name = executable or (words if isinstance(words, (str, bytes)) else words[0])
        if os.path.realpath(os.fsdecode(name)) not in interpreters:
            raise PermissionError("a snippet starts " + OTHER_PROGRAM.format(os.fsdecode(name)))
        start(args)

    def shell(args: tuple) -> None:
        raise PermissionError("a snippet starts " + OTHER_PROGRAM.format(os.fsdecode(args[0])))

    def become(args: tuple) -> None:
        raise PermissionError("a snippet does not become another program: what it has printed would be lost")

    def kill(args: tuple) -> None:
        if args[0] in (parent, -1):
            raise PermissionError("a snippet does not kill the process that runs it")

    def connect(args: tuple) -> None:
        if not isinstance(args[1], (str, bytes, type(None))):  # a path, or connected by now: local sockets
            raise PermissionError("a snippet has no network")

    def look_up(args: tuple) -> None:
        raise PermissionError("a snippet has no network")

    checks = {"open": opened, "os.symlink": lambda args: own(args[1]), "os.kill": kill, "os.killpg": kill,
              "os.listdir": lambda args: read(args[0]), "os.scandir": lambda args: read(args[0]),
              "os.system": shell, "os.exec": become,
              "socket.getaddrinfo": look_up, "socket.gethostbyname": look_up, "socket.gethostbyaddr": look_up,
              **dict.fromkeys(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"), connect),
              **dict.fromkeys(ONE_PATH, lambda args: own(args[0])), **dict.fromkeys(STARTS, start), "subprocess.Popen": popen,
              **dict.fromkeys(TWO_PATHS, lambda args: (own(args[0]), own(args[1])))}

    def check(event: str, args: tuple) -> None:
        if event in checks:
            try:
                checks[event](args)
            except PermissionError as error:
                if at := line_of_program():
                    refused(*at, str(error))
                raise

    def line_of_program() -> tuple[str, int] | None:
        """The code and the line of the program that asks, itself or through the standard library; None if a library does."""
        frame = sys._getframe(2)
        while frame is not None and not of_program(name := frame.f_code.co_filename):
            if "site-packages" in name or "dist-packages" in name:
                return None
            frame = frame.f_back
        return (frame.f_code.co_filename, frame.f_lineno) if frame else None

    return check


def bound_memory(beside: int = 0) -> Callable[[], None]:
    """Bound what this process, and each that it starts, may allocate and write into one file. Returns what lifts the first bound.

    `beside` are bytes that it may allocate for what it imports.

    A process that goes beyond it gets a MemoryError; the watcher ends those that take too much together.
    """
    if not resource:
        return lambda: None
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (DISK, DISK))
    if not Path("/proc/self/statm").exists():
        return lambda: None
    before = resource.getrlimit(resource.RLIMIT_DATA)
    used = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
    most = used + MEMORY + beside
    if before[1] != resource.RLIM_INFINITY:
        most = min(most, before[1])
    resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    return lambda: resource.setrlimit(resource.RLIMIT_DATA, before)
