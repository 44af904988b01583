"""Tells the process it is called in that it runs on another machine: `put_on(CHANGES)`, with keys of `machine.IN_PROCESS`.

Where the kernel can be asked it is (umask, affinity, limits, time zone); where
not, Python's own functions answer otherwise. What C code asks by itself gets
the truth. The standard library alone, but for the date, which `time_machine`
knows how to change.
"""

import locale
import os
import socket
import sys
import time
from collections.abc import Callable

from .addresses import addresses
from .clocks import date, disturb_clocks
from .files import disk, listing, status
from .replace import replace


def put_on(changes: list[str]) -> None:
    """Disguise this process. Variables of the environment are those of `Machine.environment`."""
    for name in changes:
        if name in DISGUISES:
            DISGUISES[name]()


def _uname(**fields: str) -> None:
    def other(real: Callable) -> Callable:
        def uname():
            said = real()
            names = ("sysname", "nodename", "release", "version", "machine")
            return type(said)(fields.get(name, getattr(said, name)) for name in names)
        return uname
    replace(os, "uname", other)
    if "platform" in sys.modules:
        sys.modules["platform"].uname.cache_clear() if hasattr(sys.modules["platform"].uname, "cache_clear") else None
        sys.modules["platform"]._uname_cache = None


def _host() -> None:
    _uname(nodename="elsewhere")
    socket.gethostname = lambda: "elsewhere"
    replace(socket, "getfqdn", lambda real: lambda name="": real(name) if name else "elsewhere.example")


def _kernel() -> None:
    _uname(release="9.9.9-other", version="#9 Thu Jan  1 00:00:00 UTC 2099")


def _user() -> None:
    for name in ("getuid", "geteuid", "getgid", "getegid"):
        replace(os, name, lambda real: lambda: 4321)
    replace(os, "getlogin", lambda real: lambda: "somebody")
    replace(os, "getgroups", lambda real: lambda: [4321])
    for name in ("getresuid", "getresgid"):
        replace(os, name, lambda real: lambda: (4321, 4321, 4321))
    try:
        import pwd
    except ImportError:  # Windows
        return
    somebody = pwd.struct_passwd(("somebody", "x", 4321, 4321, "Some Body", "/elsewhere/of-somebody", "/bin/dash"))
    replace(pwd, "getpwuid", lambda real: lambda uid: somebody if uid == 4321 else real(uid))


def _locale() -> None:
    try:
        locale.setlocale(locale.LC_CTYPE, "C")
    except locale.Error:
        pass  # the C locale is everywhere; a platform that refuses it keeps its own
    replace(locale, "getlocale", lambda real: lambda category=locale.LC_CTYPE: ("de_DE", "ISO8859-1"))
    replace(locale, "getdefaultlocale", lambda real: lambda *names: ("de_DE", "ISO8859-1"))
    replace(locale, "getpreferredencoding", lambda real: lambda do_setlocale=True: "ISO-8859-1")
    replace(locale, "getencoding", lambda real: lambda: "ISO-8859-1")


def _zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


def _sizes() -> None:
    replace(sys, "getsizeof", lambda real: lambda *args: real(*args) * 2 + 16)  # larger stays larger


def _processors() -> None:
    count = (os.cpu_count() or 1) + 5
    for name in ("cpu_count", "process_cpu_count"):
        replace(os, name, lambda real: lambda: count)
    if hasattr(os, "sched_setaffinity"):
        real = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(real)})
        replace(os, "sched_getaffinity", lambda _: lambda pid: set(range(count)))
    replace(os, "sysconf", lambda real: lambda name: count if "NPROC" in str(name) else real(name))


def _umask() -> None:
    os.umask(0o077)


def _memory() -> None:
    replace(os, "sysconf", lambda real: lambda name: real(name) * 3 if "PAGES" in str(name) else real(name))
    try:
        import psutil
    except ImportError:
        return
    for name in ("virtual_memory", "swap_memory"):
        replace(psutil, name, lambda real: lambda: real().replace(total=real().total * 3 + 12345, free=123, used=456, percent=7.8))


def _parent() -> None:
    real = os.getppid()
    os.getppid = lambda: real + 4321


def _limits() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    os.nice(3)
    sys.setrecursionlimit(sys.getrecursionlimit() + 77)
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


DISGUISES = {"addresses": addresses, "host": _host, "kernel": _kernel, "user": _user, "locale": _locale, "zone": _zone, "date": date,
             "clock": lambda: disturb_clocks(grow=False), "slower": lambda: disturb_clocks(grow=True), "processors": _processors, "umask": _umask, "listing": listing,
             "memory": _memory, "disk": disk, "parent": _parent, "limits": _limits, "files": _files, "build": _build,
             "status": status, "sizes": _sizes}
