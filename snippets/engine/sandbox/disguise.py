"""Tells the process it is called in that it runs on another machine: `put_on(CHANGES)`, with keys of `machine.IN_PROCESS`.

Where the kernel can be asked it is (umask, affinity, limits, time zone); where
not, Python's own functions answer otherwise. What C code asks by itself gets
the truth. The standard library alone, but for the date, which `time_machine`
knows how to change.
"""

import datetime
import locale
import math
import os
import socket
import stat as stat_module
import sys
import time
from collections.abc import Callable
from functools import partial

def put_on(changes: list[str]) -> None:
    """Disguise this process. Variables of the environment are those of `Machine.environment`."""
    for name in changes:
        if name in DISGUISES:
            DISGUISES[name]()


def _replace(module: object, name: str, make: Callable) -> None:
    """Put `make(what is there)` in place of a module's function, if the platform has it."""
    if hasattr(module, name):
        setattr(module, name, make(getattr(module, name)))


def _uname(**fields: str) -> None:
    def other(real: Callable) -> Callable:
        def uname():
            said = real()
            names = ("sysname", "nodename", "release", "version", "machine")
            return type(said)(fields.get(name, getattr(said, name)) for name in names)
        return uname
    _replace(os, "uname", other)
    if "platform" in sys.modules:
        sys.modules["platform"].uname.cache_clear() if hasattr(sys.modules["platform"].uname, "cache_clear") else None
        sys.modules["platform"]._uname_cache = None


_held: list = []  # what moves the addresses of all that comes after it


def _addresses() -> None:
    _held.extend(bytearray(size) for size in range(1, 4000, 7))
    _held.extend(object() for _ in range(4001))
    _held.extend([None, (), 0, 1, True, "", "weight"] * 100)
    _held.extend({number: [number]} for number in range(501))
    for _ in range(50):  # garbage in circles
        circle: list = []
        circle.append(circle)
    if torch := sys.modules.get("torch"):
        _held.extend(torch.empty(size) for size in (1, 3, 17, 129, 1025))


def order_blocks(descending: bool) -> None:
    """Have small objects that are made one after the other lie one above the other, or one below the other.

    Python's allocator uses the block of a size first that was freed last. Without this, the order hangs on what
    the interpreter freed before, so that two machines may agree by chance.
    """
    _held.append([make() for make in (list, dict, lambda: float("0.5")) for _ in range(200)])  # which have stocks of their own
    makers = [object, lambda: int("9" * 9), *(partial(bytes, size) for size in range(14, 470, 16))]
    for make in makers:
        blocks = sorted((make() for _ in range(200)), key=id)
        _held.append(blocks[::2])  # no page of the allocator is left empty
        freed = blocks[1::2]
        del blocks
        for index in range(len(freed)) if descending else reversed(range(len(freed))):
            freed[index] = None


def _host() -> None:
    _uname(nodename="elsewhere")
    socket.gethostname = lambda: "elsewhere"
    _replace(socket, "getfqdn", lambda real: lambda name="": real(name) if name else "elsewhere.example")


def _kernel() -> None:
    _uname(release="9.9.9-other", version="#9 Thu Jan  1 00:00:00 UTC 2099")


def _user() -> None:
    for name in ("getuid", "geteuid", "getgid", "getegid"):
        _replace(os, name, lambda real: lambda: 4321)
    _replace(os, "getlogin", lambda real: lambda: "somebody")
    _replace(os, "getgroups", lambda real: lambda: [4321])
    try:
        import pwd
    except ImportError:  # Windows
        return
    somebody = pwd.struct_passwd(("somebody", "x", 4321, 4321, "Some Body", "/elsewhere/of-somebody", "/bin/dash"))
    _replace(pwd, "getpwuid", lambda real: lambda uid: somebody if uid == 4321 else real(uid))


def _locale() -> None:
    try:
        locale.setlocale(locale.LC_CTYPE, "C")
    except locale.Error:
        pass  # the C locale is everywhere; a platform that refuses it keeps its own
    _replace(locale, "getlocale", lambda real: lambda category=locale.LC_CTYPE: ("de_DE", "ISO8859-1"))
    _replace(locale, "getdefaultlocale", lambda real: lambda *names: ("de_DE", "ISO8859-1"))
    _replace(locale, "getpreferredencoding", lambda real: lambda do_setlocale=True: "ISO-8859-1")
    _replace(locale, "getencoding", lambda real: lambda: "ISO-8859-1")


def _zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


def _date() -> None:
    import time_machine
    now = datetime.datetime.now(datetime.timezone.utc)
    then = now.replace(year=now.year + 3, day=min(now.day, 28)) + datetime.timedelta(days=100, hours=7, minutes=17)
    ahead = datetime.timedelta(hours=14)  # more than the other time zone is
    while now.weekday() in (then.weekday(), (then + ahead).weekday()) or now.day in (then.day, (then + ahead).day):
        then += datetime.timedelta(days=1)
    time_machine.travel(then.timestamp(), tick=True).start()  # a number: the time zone stays
    _replace(time, "asctime", lambda real: lambda *when: real(*when or (time.localtime(),)))
    _replace(time, "ctime", lambda real: lambda *when: real(*when or (time.time(),)))
    _change_status(lambda field, value: value + (then - now).total_seconds() if field in FILE_TIMES and abs(value - now.timestamp()) < 3600
                   else value)


FILE_TIMES = ("st_atime", "st_mtime", "st_ctime", "st_birthtime")
STATUS = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size")  # the first fields in their order; then the times


def _change_status(change: Callable[[str, float], float], larger_folders: int = 0) -> None:
    """Let `os.stat` and its like answer `change(FIELD, VALUE)` for each field of a file's status."""
    def other(real: Callable) -> Callable:
        def stat(*args, **named):
            fields, more = real(*args, **named).__reduce__()[1]
            if stat_module.S_ISDIR(fields[0]):
                fields = (*fields[:6], fields[6] + larger_folders, *fields[7:])
            fields = tuple(int(change(name, value)) for name, value in zip((*STATUS, *FILE_TIMES), fields))
            more = {name: change(name.removesuffix("_ns"), value / 1e9) * 1e9 if name.endswith("_ns") else change(name, value)
                    for name, value in more.items()}
            return os.stat_result(fields, {name: int(value) if name.endswith("_ns") or name.startswith("st_b") or name == "st_rdev" else value
                                           for name, value in more.items()})
        return stat
    for name in ("stat", "lstat", "fstat"):
        _replace(os, name, other)


def _status() -> None:
    moved = {"st_ino": 1_000_003, "st_dev": 17, "st_uid": 4321, "st_gid": 4321, "st_blksize": 4096, "st_blocks": 8}
    _change_status(lambda field, value: value + moved.get(field, 0), larger_folders=48)


def _sizes() -> None:
    _replace(sys, "getsizeof", lambda real: lambda *args: real(*args) * 2 + 16)  # larger stays larger


def _disturb_clocks(grow: bool) -> None:
    """Let each look at a clock add more than the one before, or less: what compares two durations then comes out otherwise.

    Only for the program's own looks: libraries see the true time, and wait as long as they mean to.
    """
    looked = 0
    libraries = (os.path.dirname(os.__file__), os.sep + "site-packages" + os.sep, os.sep + "dist-packages" + os.sep, "<frozen")

    def passed() -> float:
        nonlocal looked
        caller = sys._getframe(2).f_code.co_filename
        if any(part in caller for part in libraries):
            return 0.0
        looked += 1
        return float(looked * looked) if grow else 1e6 * (1 - math.ldexp(1, -min(looked, 60)))

    for name in ("perf_counter", "process_time", "thread_time", "monotonic", "time"):
        _replace(time, name, lambda real: lambda: real() + passed())
        _replace(time, f"{name}_ns", lambda real: lambda: real() + int(passed() * 1e9))
    if "timeit" in sys.modules:
        sys.modules["timeit"].default_timer = time.perf_counter


def _processors() -> None:
    count = (os.cpu_count() or 1) + 5
    for name in ("cpu_count", "process_cpu_count"):
        _replace(os, name, lambda real: lambda: count)
    if hasattr(os, "sched_setaffinity"):
        real = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(real)})
        _replace(os, "sched_getaffinity", lambda _: lambda pid: set(range(count)))
    _replace(os, "sysconf", lambda real: lambda name: count if "NPROC" in str(name) else real(name))


def _umask() -> None:
    os.umask(0o077)


class _Reversed:
    """What `os.scandir` returns, backwards."""

    def __init__(self, entries):
        with entries:
            self._entries = iter([*entries][::-1])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        """End the listing."""
        self._entries = iter(())


def _listing() -> None:
    _replace(os, "listdir", lambda real: lambda *folder: real(*folder)[::-1])
    _replace(os, "scandir", lambda real: lambda *folder: _Reversed(real(*folder)))


def _memory() -> None:
    _replace(os, "sysconf", lambda real: lambda name: real(name) * 3 if "PAGES" in str(name) else real(name))
    try:
        import psutil
    except ImportError:
        return
    for name in ("virtual_memory", "swap_memory"):
        _replace(psutil, name, lambda real: lambda: real()._replace(total=real().total * 3 + 12345, free=123, used=456, percent=7.8))


def _disk() -> None:
    def other(real: Callable) -> Callable:
        def statvfs(path):
            said = list(real(path))
            for field in (2, 3, 4, 5, 6, 7):  # blocks, free and available ones; files
                said[field] = said[field] // 3 + 12345
            return os.statvfs_result(said)
        return statvfs
    _replace(os, "statvfs", other)
    _replace(os, "fstatvfs", other)


def _parent() -> None:
    real = os.getppid()
    os.getppid = lambda: real + 4321


def _limits() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    os.nice(3)
    for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_STACK):
        soft, hard = resource.getrlimit(limit)
        lower = 777 if limit == resource.RLIMIT_NOFILE else 4 << 20
        if soft == resource.RLIM_INFINITY or soft > lower:
            resource.setrlimit(limit, (lower, hard))


def _files() -> None:
    for _ in range(5):
        os.dup(0)


def _build() -> None:
    torch = sys.modules.get("torch")
    if torch is None:
        return
    label = "cu130" if "+cpu" in torch.__version__ else "cpu"
    torch.__version__ = type(torch.__version__)(f"{torch.__version__.split('+')[0]}+{label}")
    torch.version.__version__ = str(torch.__version__)
    torch.version.git_version = "0" * 40


DISGUISES = {"addresses": _addresses, "host": _host, "kernel": _kernel, "user": _user, "locale": _locale, "zone": _zone, "date": _date,
             "clock": lambda: _disturb_clocks(grow=False), "slower": lambda: _disturb_clocks(grow=True), "processors": _processors, "umask": _umask, "listing": _listing,
             "memory": _memory, "disk": _disk, "parent": _parent, "limits": _limits, "files": _files, "build": _build,
             "status": _status, "sizes": _sizes}
