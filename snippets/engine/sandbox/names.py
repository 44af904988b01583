"""Names that tell a machine from another where no second run can: their use is refused in the source of what is recorded.

A second run changes what one process can be told (`machine.CHANGES`). It cannot
bring another C library, another build of Python, another GPU or another
processor architecture. What reads those is refused by its name, unless an
exemption says why it is harmless.
"""

import ast
import re
import textwrap
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
        "os.defpath", "time.get_clock_info", "errno.errorcode", "time.clock_getres", "time.pthread_getcpuclockid", "threading.TIMEOUT_MAX",
        "threading.stack_size", "select", "selectors", "socket.SOMAXCONN", "signal.valid_signals", "signal.Signals", "ctypes.sizeof",
        "ctypes.alignment", "os.supports_dir_fd", "os.supports_fd", "os.supports_follow_symlinks", "os.supports_effective_ids",
        "os.supports_bytes_environ", "multiprocessing.get_start_method", "multiprocessing.get_all_start_methods",
        "torch.multiprocessing.get_start_method", "torch.multiprocessing.get_all_start_methods", "asyncio.get_event_loop_policy",
        "os.sched_get_priority_max", "os.sched_get_priority_min", "numpy.long", "numpy.ulong"),
    "what whoever starts the interpreter has set": (
        "sys.dont_write_bytecode", "sys.warnoptions", "sys._xoptions", "warnings.filters", "faulthandler.is_enabled", "signal.getsignal",
        "signal.pthread_sigmask", "signal.sigpending", "sys.get_int_max_str_digits", "sys.gettrace", "sys.getprofile", "sys.getdlopenflags",
        "os.get_blocking"),
    "the machine's users and groups": ("pwd", "grp", "spwd", "os.getgrouplist"),
    "the build of Python": (
        "sys.version", "sys.api_version", "sys._is_gil_enabled", "sys.getrecursionlimit", "struct.calcsize", "inspect.stack", "zlib.compress", "sys._git", "sys.abiflags", "sys.maxsize", "sys.float_info", "sys.int_info", "sys.thread_info",
        "sys.hash_info", "sys.prefix", "sys.base_prefix", "sys.exec_prefix", "sys.path", "sys.flags", "sys.builtin_module_names",
        "platform.python_build", "platform.python_compiler", "platform.python_branch", "platform.python_revision", "site", "sys.pycache_prefix",
        "sys.implementation._multiarch", "sys.orig_argv", "sys._base_executable", "sys.getswitchinterval", "sys.getfilesystemencoding",
        "sys.getdefaultencoding", "readline", "curses", "gzip.compress", "lzma.compress", "sys.platlibdir", "sys.meta_path", "sys.path_hooks", "sys.path_importer_cache",
        "hashlib.algorithms_available"),
    "what is imported or installed": (
        "sys.modules", "importlib.metadata.distributions", "importlib.metadata.packages_distributions", "pkgutil.iter_modules", "pkg_resources",
        "importlib.util.find_spec", "importlib.metadata.version", "importlib.metadata.files", "importlib.metadata.distribution"),
    "the build of PyTorch, its devices or its libraries": (
        "torch.__config__", "torch.version", "torch.cuda", "torch.backends", "torch.xpu", "torch.mps", "torch.accelerator",
        "torch.__file__", "torch.cpu", "torch.get_num_interop_threads", "torch.get_num_threads", "torch.compiled_with_cxx11_abi",
        "torch.utils.collect_env", "torch.utils.benchmark", "torch.utils.cpp_extension", "torch.distributed.is_available", "torch.distributed.is_nccl_available",
        "torch.distributed.is_gloo_available", "torch.distributed.is_mpi_available", "torch.multiprocessing.get_all_sharing_strategies",
        "torch.multiprocessing.get_sharing_strategy", "torch.ops.loaded_libraries", "torch.__path__", "torch.set_flush_denormal"),
    "the build of NumPy": ("numpy.show_config", "numpy.__config__", "numpy.show_runtime", "numpy.__file__", "numpy.longdouble", "numpy.clongdouble",
                           "numpy.float128", "numpy.complex256", "numpy.float96", "numpy.intp", "numpy.test", "numpy.__path__", "numpy.get_include",
                           "numpy._core", "numpy.core"),
    "where packages are installed": ("matplotlib.font_manager", "matplotlib.get_configdir", "matplotlib.get_cachedir", "matplotlib.matplotlib_fname", "pandas.show_versions",
                                     "sklearn.show_versions", "scipy.show_config", "scipy.__config__", "joblib.cpu_count", "threadpoolctl", "inspect.getfile", "inspect.getsourcefile"),
    "the load of the machine, its clocks or its history": (
        "os.getloadavg", "cProfile", "profile", "pstats", "os.sysconf", "os.times", "time.clock_gettime", "time.clock_gettime_ns", "psutil", "uuid.getnode", "uuid.uuid1",
        "mmap.PAGESIZE", "mmap.ALLOCATIONGRANULARITY", "os.getpgid", "os.getsid", "os.getpgrp",
        "gc.get_stats", "gc.get_count", "sys._current_frames", "sys._debugmallocstats", "tracemalloc", "threading.get_native_id"),
    "a random number without a seed": ("torch.seed", "torch.random.seed", "os.urandom", "os.getrandom", "secrets", "uuid.uuid4", "random.SystemRandom"),
    "the size of objects in memory": ("sys.getallocatedblocks", "object.__sizeof__"),
    "the user's terminal": ("os.get_terminal_size", "os.ttyname", "os.ctermid", "os.isatty", "sys.stdin.isatty", "sys.stdout.isatty", "sys.stderr.isatty", "tty", "termios",
                            "sys.stdout.encoding", "sys.stdin.encoding", "sys.stderr.encoding", "os.tcgetpgrp", "sys.stdout.seekable", "sys.stdout.tell",
                            "sys.stdin.seekable", "sys.stdout.line_buffering"),
    "the disk or the file system": ("shutil.disk_usage", "os.statvfs", "os.fstatvfs", "os.pathconf", "os.fpathconf", "os.setxattr"),
    "limits of the process": ("resource", "os.sched_getscheduler", "os.sched_getparam", "os.getpriority", "os.nice"),
    "the network": ("socket.has_ipv6", "socket.if_nameindex", "socket.gethostbyname_ex", "urllib.request.getproxies", "socket.has_dualstack_ipv6", "torch.distributed.TCPStore"),
    "the machine's locales and time zones": ("locale.setlocale", "locale.localeconv", "locale.currency", "locale.nl_langinfo", "locale.locale_alias",
                                             "zoneinfo.available_timezones", "zoneinfo.TZPATH", "gettext", "locale.strxfrm"),
    "the machine's programs and files": ("os.pardir", "os.path.pardir", "shutil.which", "os.get_exec_path", "mimetypes", "webbrowser", "os.path.ismount", "shutil._USE_CP_SENDFILE", "os.getxattr", "os.listxattr",
                                         "socket.getservbyname", "socket.getservbyport", "socket.getprotobyname"),
}
# What an attribute tells, whatever has it.
METHODS = {"__sizeof__": "the size of objects in memory", "__basicsize__": "the size of objects in memory",
           "__itemsize__": "the size of objects in memory", "cuda": "the devices of the machine", "pin_memory": "the devices of the machine",
           "is_pinned": "the devices of the machine", "native_id": "the load of the machine, its clocks or its history",
           **dict.fromkeys(("__file__", "__cached__", "__spec__"), "where packages are installed")}
# Refused alone; parts of it are the same everywhere.
ALONE = {"sys.implementation": "the build of Python"}
VERSION = re.compile(r"\w*version(_info|_number|_tuple)?_*", re.IGNORECASE)
NAMED = {"torch", "numpy", "pandas", "sys", "platform", "sklearn", "matplotlib"}  # a recording's head names their versions, or they tell Python's
# Constants that each operating system numbers in its own way.
NUMBERED = re.compile(r"errno\.E\w+|signal\.SIG\w+|os\.O_\w+|socket\.(?:AF|SO|SOCK|IPPROTO|MSG)_\w+")
SYSTEM = {"os", "signal", "socket", "select", "time", "sys", "ssl", "mmap", "errno", "resource", "asyncio", "multiprocessing"}  # modules with other names on another system
ENVIRONMENT = "the environment"
# Paths of a machine's own folders, of its users' homes, and out of the working folder; these are everywhere.
EVERYWHERE = ("/dev/null",)
ABSOLUTE = re.compile(r"/(?:\.\w+|(?:proc|sys|etc|dev|usr|var|home|root|tmp|opt|bin|sbin|boot|run|mnt|media|lib|lib64|srv|Users|Library|Applications|Volumes)\b)[\w./@-]*|[A-Za-z]:\\[\w.\\ -]*"
                      r"|~\w[\w.-]*(?:/.*)?|(?:.*/)?\.\.(?:/.*)?")
# Uses that are harmless, with the reason: {path below snippets/: {name: why}}. One that is no longer there is refused, too.
EXEMPT = {
    "labs/cost_of_a_copy.py": {"psutil": "it prints the growth of its own memory as a ratio of one model, rounded to a tenth"},
    "loading_data/memory.py": {"resource": "it prints whether more than a hundred pages of its own memory were copied"},
}


def used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The dotted names that a program uses, with the names that imports and assignments give them resolved: (line, name)."""
    names: dict[str, str] = {"object": "object"}
    stars: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                if alias.name == "*":
                    stars.append(node.module)
                    continue
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                yield node.lineno, f"{node.module}.{alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and (found := dotted(node.value, names)):
            names.setdefault(node.targets[0].id, found)
    for node in ast.walk(tree):
        if found := dotted(node, names):
            yield node.lineno, found
        elif isinstance(node, ast.Name):
            yield from ((node.lineno, f"{module}.{node.id}") for module in stars)


def dotted(node: ast.AST, names: dict[str, str]) -> str:
    """The dotted name that an expression stands for, however it is written; empty for any other expression.

    `m.a`, `getattr(m, "a")`, `vars(m)["a"]`, with `m` a name of `names`, `__import__("m")` or `importlib.import_module("m")`.
    """
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value, names)
        return inner and f"{inner}.{node.attr}"
    if isinstance(node, ast.Call):
        called, words = ast.unparse(node.func), [each.value if isinstance(each, ast.Constant) else None for each in node.args]
        if called in ("__import__", "importlib.import_module", "import_module") and words and isinstance(words[0], str):
            return words[0]
        if called == "getattr" and len(words) > 1 and isinstance(words[1], str) and (inner := dotted(node.args[0], names)):
            return f"{inner}.{words[1]}"
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        inner = node.value.args[0] if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "vars" and node.value.args else (
            node.value.value if isinstance(node.value, ast.Attribute) and node.value.attr == "__dict__" else None)
        if inner is not None and (found := dotted(inner, names)):
            return f"{found}.{node.slice.value}"
    return ""


def told(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """What a program reads of its machine that no second run can change: (line, name, what it tells)."""
    by_name = {name: what for what, names in TELLS.items() for name in names}
    for line, name in used(tree):
        parts = name.split(".")
        if len(parts) > 1 and parts[0] not in NAMED and VERSION.fullmatch(parts[-1]):
            yield line, name, "a version that the recording's head does not name"
        for end in range(1, len(parts) + 1):
            if what := by_name.get(".".join(parts[:end])):
                yield line, ".".join(parts[:end]), what
                break
    yield from _environment(tree)
    yield from _texts(tree)
    followed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in followed and (what := ALONE.get(ast.unparse(node))):
            yield node.lineno, ast.unparse(node), what
        if code := _code(node):  # for `exec`, or for another interpreter, whose variables may have been set for it
            yield from ((node.lineno, name, what) for _, name, what in told(code) if what != ENVIRONMENT)
        yield from _of_system(node)
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


def _code(node: ast.AST) -> ast.Module | None:
    """The program that a text is, if it is one that imports something."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    text = "".join(str(each.value) if isinstance(each, ast.Constant) and isinstance(each.value, str) else "0" for each in parts)
    if "import" not in text:
        return None
    try:
        return ast.parse(textwrap.dedent(text))
    except (SyntaxError, ValueError):
        return None


def _of_system(node: ast.AST) -> Iterator[tuple[int, str, str]]:
    """What a call tells of the operating system: a printed number of its own, the size of its C integers, what its modules have."""
    if not isinstance(node, ast.Call):
        return
    name, first = ast.unparse(node.func), node.args[0] if node.args else None
    what = "the operating system, its kernel or the processor"
    if name == "print":
        waiting = list(node.args)
        while waiting:
            each = waiting.pop()
            if isinstance(each, ast.Attribute) and NUMBERED.fullmatch(ast.unparse(each)):
                yield each.lineno, ast.unparse(each), what
            if isinstance(each, (ast.JoinedStr, ast.FormattedValue, ast.Tuple, ast.List)) or (
                    isinstance(each, ast.Call) and ast.unparse(each.func) in ("int", "str", "repr", "hex", "oct", "bin", "format")):
                waiting += ast.iter_child_nodes(each)
    elif name in ("hasattr", "dir", "vars") and first is not None and ast.unparse(first) in SYSTEM:
        yield node.lineno, ast.unparse(node), what
    elif name == "os.fstat" and isinstance(first, ast.Constant) and first.value in (0, 1, 2):
        yield node.lineno, ast.unparse(node), "the user's terminal"
    elif isinstance(first, ast.Constant) and isinstance(first.value, str):
        size = first.value
        if (name.endswith("array.array") or name == "array") and size in "lLu" or name in ("np.dtype", "numpy.dtype") and size in ("l", "L", "long", "ulong") \
                or name.startswith("struct.") and size[:1] not in "<>=!" and set(size) & set("lLnNP"):
            yield node.lineno, f"{name}({size!r})", what
        if "sqlite_version" in size:
            yield node.lineno, "sqlite_version", "a version that the recording's head does not name"


def _texts(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """The files of text that are opened without an encoding by a program that has other characters than ASCII's."""
    if all(node.value.isascii() for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return
    modes = {"open": 1, "read_text": 0, "write_text": 1}  # where a mode or an encoding may be among the positions; of a path's own `open`, one before
    for node in ast.walk(tree):
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else getattr(getattr(node, "func", None), "attr", "")
        if not isinstance(node, ast.Call) or name not in modes or any(word.arg == "encoding" for word in node.keywords):
            continue
        at = modes[name] - (name == "open" and isinstance(node.func, ast.Attribute) and ast.unparse(node.func) != "io.open")
        given = [*node.args[at:at + 1], *(word.value for word in node.keywords if word.arg == "mode")]
        if name == "open" and not any("b" in str(getattr(each, "value", "")) for each in given) or name != "open" and not given:
            yield node.lineno, f"{name} without an encoding", "the locale"


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
            yield line, f"the environment variable {name}", ENVIRONMENT


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
