"""Names that tell a machine from another where no second run can: their use is refused in the source of what is recorded.

A second run changes what one process can be told (`machine.CHANGES`). It cannot
bring another C library, another build of Python, another GPU or another
processor architecture. What reads those is refused by its name, unless an
exemption says why it is harmless.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from ...project import shown
from ..problem import Problem

# What a name tells, by the dotted name; a name covers all that is below it.
TELLS = {
    "the C library": ("platform.libc_ver", "os.confstr", "os.strerror", "signal.strsignal", "ctypes.CDLL", "ctypes.cdll", "ctypes.PyDLL", "os.sysconf_names", "os.confstr_names", "ctypes.util.find_library"),
    "the operating system, its kernel or the processor": (
        "platform.system", "platform.machine", "platform.processor", "platform.architecture", "platform.platform", "platform.version",
        "platform.release", "platform.uname", "platform.node", "platform.freedesktop_os_release", "platform.mac_ver", "platform.win32_ver",
        "os.uname", "os.name", "sys.platform", "sys.byteorder", "sys.getwindowsversion", "sysconfig", "os.sep", "os.linesep", "os.pathsep",
        "os.defpath", "time.get_clock_info", "errno.errorcode"),
    "the build of Python": (
        "sys.version", "sys.api_version", "sys._is_gil_enabled", "sys.getrecursionlimit", "struct.calcsize", "inspect.stack", "zlib.compress", "sys._git", "sys.abiflags", "sys.maxsize", "sys.float_info", "sys.int_info", "sys.thread_info",
        "sys.hash_info", "sys.prefix", "sys.base_prefix", "sys.exec_prefix", "sys.path", "sys.flags", "sys.builtin_module_names",
        "platform.python_build", "platform.python_compiler", "platform.python_branch", "platform.python_revision", "site", "sys.pycache_prefix",
        "sys.implementation._multiarch", "sys.orig_argv", "sys._base_executable", "sys.getswitchinterval", "sys.getfilesystemencoding",
        "sys.getdefaultencoding", "ssl.OPENSSL_VERSION", "sqlite3.sqlite_version", "zlib.ZLIB_RUNTIME_VERSION", "readline", "curses"),
    "what is imported or installed": (
        "sys.modules", "importlib.metadata.distributions", "importlib.metadata.packages_distributions", "pkgutil.iter_modules", "pkg_resources",
        "importlib.util.find_spec", "importlib.metadata.version", "importlib.metadata.files", "importlib.metadata.distribution"),
    "the build of PyTorch, its devices or its libraries": (
        "torch.__config__", "torch.version", "torch.cuda", "torch.backends", "torch.xpu", "torch.mps", "torch.accelerator",
        "torch.__file__", "torch.cpu", "torch.get_num_interop_threads", "torch.get_num_threads", "torch.compiled_with_cxx11_abi",
        "torch.utils.collect_env", "torch.utils.benchmark", "torch.utils.cpp_extension", "torch.distributed.is_available", "torch.distributed.is_nccl_available",
        "torch.distributed.is_gloo_available", "torch.distributed.is_mpi_available", "torch.multiprocessing.get_all_sharing_strategies",
        "torch.multiprocessing.get_sharing_strategy", "torch.ops.loaded_libraries", "torch.__path__"),
    "the build of NumPy": ("numpy.show_config", "numpy.__config__", "numpy.show_runtime", "numpy.__file__", "numpy.longdouble", "numpy.clongdouble",
                           "numpy.float128", "numpy.complex256", "numpy.float96", "numpy.intp", "numpy.test", "numpy.__path__", "numpy.get_include",
                           "numpy._core", "numpy.core"),
    "where packages are installed": ("matplotlib.font_manager", "matplotlib.get_configdir", "matplotlib.get_cachedir", "matplotlib.matplotlib_fname", "pandas.show_versions",
                                     "sklearn.show_versions", "threadpoolctl", "inspect.getfile", "inspect.getsourcefile"),
    "the load of the machine, its clocks or its history": (
        "os.getloadavg", "os.sysconf", "os.times", "time.clock_gettime", "time.clock_gettime_ns", "psutil", "uuid.getnode", "uuid.uuid1",
        "mmap.PAGESIZE", "mmap.ALLOCATIONGRANULARITY", "os.getpgid", "os.getsid", "os.getpgrp",
        "gc.get_stats", "gc.get_count", "sys._current_frames", "sys._debugmallocstats", "tracemalloc", "threading.get_native_id"),
    "a random number without a seed": ("torch.seed", "torch.random.seed", "os.urandom", "os.getrandom", "secrets", "uuid.uuid4", "random.SystemRandom"),
    "the size of objects in memory": ("sys.getallocatedblocks", "object.__sizeof__"),
    "the user's terminal": ("os.get_terminal_size", "os.ttyname", "os.ctermid", "os.isatty", "sys.stdin.isatty", "sys.stdout.isatty", "sys.stderr.isatty", "tty", "termios",
                            "sys.stdout.encoding", "sys.stdin.encoding", "sys.stderr.encoding", "os.tcgetpgrp"),
    "the disk or the file system": ("shutil.disk_usage", "os.statvfs", "os.fstatvfs", "os.pathconf", "os.fpathconf"),
    "limits of the process": ("resource", "os.sched_getscheduler", "os.sched_getparam", "os.getpriority"),
    "the network": ("socket.has_ipv6", "socket.if_nameindex", "socket.gethostbyname_ex", "urllib.request.getproxies", "socket.has_dualstack_ipv6"),
    "the machine's locales and time zones": ("locale.setlocale", "locale.localeconv", "locale.currency", "locale.nl_langinfo", "locale.locale_alias",
                                             "zoneinfo.available_timezones", "zoneinfo.TZPATH", "gettext", "locale.strxfrm"),
    "the machine's programs and files": ("shutil.which", "os.get_exec_path", "mimetypes", "webbrowser", "os.path.ismount", "shutil._USE_CP_SENDFILE", "os.getxattr", "os.listxattr", "pwd.getpwall", "grp.getgrall",
                                         "socket.getservbyname", "socket.getservbyport", "socket.getprotobyname"),
}
# What an attribute tells, whatever has it.
METHODS = {"__sizeof__": "the size of objects in memory", "__basicsize__": "the size of objects in memory",
           "__itemsize__": "the size of objects in memory", "cuda": "the devices of the machine", "pin_memory": "the devices of the machine",
           "is_pinned": "the devices of the machine"}
# Absolute paths of a machine's own folders; these are everywhere.
EVERYWHERE = ("/dev/null",)
ABSOLUTE = re.compile(r"/(?:\.\w+|(?:proc|sys|etc|dev|usr|var|home|root|tmp|opt|bin|sbin|boot|run|mnt|media|lib|lib64|srv|Users|Library|Applications|Volumes)\b)[\w./@-]*|[A-Za-z]:\\[\w.\\ -]*")
# Uses that are harmless, with the reason: {path below snippets/: {name: why}}. One that is no longer there is refused, too.
EXEMPT = {
    "labs/cost_of_a_copy.py": {"psutil": "it prints the growth of its own memory as a ratio of one model, rounded to a tenth"},
    "loading_data/memory.py": {"resource": "it prints whether more than a hundred pages of its own memory were copied"},
}


def used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The dotted names that a program uses, with the names that imports give them resolved: (line, name)."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                yield node.lineno, f"{node.module}.{alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, (ast.Attribute, ast.Name)):
            parts, inner = [], node
            while isinstance(inner, ast.Attribute):
                parts.append(inner.attr)
                inner = inner.value
            if isinstance(inner, ast.Name) and (inner.id in names or inner.id == "object"):
                yield node.lineno, ".".join([names.get(inner.id, inner.id), *reversed(parts)])


def told(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """What a program reads of its machine that no second run can change: (line, name, what it tells)."""
    by_name = {name: what for what, names in TELLS.items() for name in names}
    for line, name in used(tree):
        parts = name.split(".")
        for end in range(1, len(parts) + 1):
            if what := by_name.get(".".join(parts[:end])):
                yield line, ".".join(parts[:end]), what
                break
    yield from _environment(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and any("ImportError" in ast.dump(h) or "ModuleNotFound" in ast.dump(h) for h in node.handlers):
            for inner in node.body:
                if isinstance(inner, (ast.Import, ast.ImportFrom)):
                    yield inner.lineno, f"an import that may fail ({ast.unparse(inner)})", "what is installed"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print" and any(
                isinstance(each, ast.SetComp) or isinstance(each, ast.Set) and len(each.elts) > 1 for each in node.args):
            yield node.lineno, "a set that is printed", "the order of a set"
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value in ("today", "now") and (
                getattr(node.func, "attr", getattr(node.func, "id", "")) in ("datetime64", "Timestamp", "to_datetime", "Period")):
            yield node.lineno, ast.unparse(node), "the date and the time"
        elif isinstance(node, ast.Attribute) and node.attr in METHODS:
            yield node.lineno, node.attr, METHODS[node.attr]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in EVERYWHERE:
            if ABSOLUTE.fullmatch(node.value):
                yield node.lineno, repr(node.value[:60]), "files of the machine"


def _environment(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """The environment variables that a program reads and has not set itself."""
    def is_environ(node: ast.AST) -> bool:
        return isinstance(node, ast.Attribute) and node.attr == "environ" or isinstance(node, ast.Name) and node.id == "environ"
    read: list[tuple[int, object]] = []
    written = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and is_environ(node.value) and isinstance(node.slice, ast.Constant):
            written.add(node.slice.value) if isinstance(node.ctx, ast.Store) else read.append((node.lineno, node.slice.value))
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.func, (ast.Attribute, ast.Name)):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name == "getenv" or name == "get" and isinstance(node.func, ast.Attribute) and is_environ(node.func.value):
                read.append((node.lineno, node.args[0].value))
            elif name in ("setdefault", "putenv") and isinstance(node.func, ast.Attribute) and (is_environ(node.func.value) or name == "putenv"):
                written.add(node.args[0].value)
        elif isinstance(node, ast.Compare) and is_environ(node.comparators[0]) and isinstance(node.left, ast.Constant):
            read.append((node.lineno, node.left.value))
    for line, name in read:
        if name not in written:
            yield line, f"the environment variable {name}", "the environment"


def refuse(path: Path, tree: ast.AST, line: int = 0) -> None:
    """Raise Problem for the first use of a name that tells a machine from another, and for an exemption that nothing needs.

    `line` is added to the lines of the tree, for a part of a file.
    """
    exempt = EXEMPT.get(shown(path).removeprefix("snippets/"), {})
    found = sorted(told(tree))
    for name in exempt.keys() - {name for _, name, _ in found}:
        raise Problem(path, 1, f"no longer uses {name}", f"delete its exemption from EXEMPT of {shown(Path(__file__))}")
    for at, name, what in found:
        if name not in exempt:
            raise Problem(path, line + at, f"{name} tells {what}, which another machine has otherwise and a second run here cannot change",
                          f"show it without that name, or say in EXEMPT of {shown(Path(__file__))} why nothing printed hangs on it")
