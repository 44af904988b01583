"""Runs one snippet in the process it is called in, as its reader would run it.

Called in a process of its own: forked by `fork_server`, or started by hand where
there is no fork (`sandbox/start/run.py snippets.engine.snippet.worker SNIPPET FOLDER CHANGES`). It leaves
`stdout`, `stderr` and `result.json` (the graphs of its pictures too) in FOLDER, in `progress` the line it has
come to and which of its assertions held, and in `refused` what it was refused. Without `result.json` the interpreter died before the end.
"""

import ast
import atexit
import builtins
import ctypes
import errno
import json
import linecache
import os
import sys
import tempfile
import threading
import traceback
import types
from contextlib import suppress
from dataclasses import asdict
from math import inf
from pathlib import Path
from time import monotonic

from ...project import ROOT
from ..heap.graph import text
from ..heap.trace import Heap, Undrawable
from ..sandbox import disguise, landlock
from ..sandbox.bounds import DISK, LIBRARIES, MEMORY, bound_memory, hook
from ..sandbox.disguise.addresses import order_blocks
from ..sandbox.instrument import ASSERTED, BORDER, HELD, Progress, Refusals, assertions, instrument
from ..sandbox.machine import ADDRESSES, STARTUP
from ..sandbox.watcher import Excess, Watcher
from .sections import parse


class Replaced(Exception):
    """`print`, `sys.stdout` or `sys.stderr` is not what it was: what is printed from here on would not be seen."""

    def __init__(self, line: int, what: str):
        super().__init__(f"{what}: what it prints would not be recorded")
        self.line = line


class Excessive(Exception):
    """The run went beyond a bound."""


class Undrawn(Exception):
    """A picture could not be drawn: the line that asks for it, and why."""

    def __init__(self, line: int, why: str):
        super().__init__(why)
        self.line = line


class Captures:
    """Follows a run: `draw(LINE)` draws what is asked for above that line, from `namespace`.

    `graphs` holds the texts of the drawn graphs by section.
    """

    def __init__(self, path: Path, namespace: dict):
        asks = "# draw" in path.read_text("utf-8", "replace")
        self.waiting = list(parse(path).draws) if asks else []
        self.heap = Heap(list(dict.fromkeys(name for draw in self.waiting for name in draw.names)))
        self.namespace = namespace
        self.graphs: dict[str, str] = {}

    def draw(self, before: float = inf) -> None:
        """Draw what is asked for above line `before`. Raises Undrawn, with the line that asks."""
        while self.waiting and self.waiting[0].line < before:
            asked = self.waiting.pop(0)
            try:
                self.graphs[asked.section] = text(self.heap.draw(self.namespace, list(asked.names)))
            except Undrawable as why:
                raise Undrawn(asked.line, str(why)) from None


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        ctypes.CDLL(None).fflush(None)  # what C libraries still hold back
    except (OSError, TypeError, AttributeError):
        pass  # a platform without a C library to open this way; C writes at exit there


def _error(path: Path) -> dict:
    """The exception being handled: its line in the snippet and its traceback from there on."""
    kind, error, trace = sys.exc_info()
    if isinstance(error, SyntaxError) and error.filename == str(path):
        line = error.lineno
    else:
        frames = [f for f in traceback.extract_tb(trace) if f.filename == str(path)]
        line = frames[0].lineno if frames else 1
    while trace and trace.tb_frame.f_code.co_filename != str(path):
        trace = trace.tb_next
    text = "".join(traceback.format_exception(kind, error, trace, chain=False))
    message = traceback.format_exception_only(kind, error)[-1].strip()
    if isinstance(error, MemoryError) or "can't allocate memory" in message:  # of NumPy and Python, or of PyTorch
        message += f": a snippet may allocate {MEMORY >> 30} GB"
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        message += f": a file of a snippet may have {DISK >> 20} MB"
    return {"line": line, "message": message, "traceback": text}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _let_go(main: types.ModuleType) -> None:
    """Let go of a program's names as an interpreter does at its end, those with one underscore first: their finalizers may print."""
    names = [name for name in vars(main) if name != "__builtins__"]
    for name in sorted(names, key=lambda name: not name.startswith("_") or name.startswith("__")):
        vars(main)[name] = None


def run(path: Path, folder: Path, changes: list[str]) -> None:
    """Run the snippet at `path`, on a machine with these changes; leave what it printed, and where, in `folder`."""
    os.umask(0o022)
    folder = folder.resolve()
    work = folder / "work"
    if "folder" in changes:  # another path, another depth, another name; the snippet, too, is somewhere else
        work = folder / "a" / "deeper" / "place"
        copy = folder / "copied" / path.parent.name / path.name
        copy.parent.mkdir(parents=True)
        copy.write_bytes(path.read_bytes())
        path = copy
    work.mkdir(parents=True)
    (folder / "home").mkdir()
    os.chdir(work)
    temporary = folder / "temporary" if "folder" in changes else folder
    temporary.mkdir(exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
    os.environ["HOME"] = str(folder / os.path.basename(os.environ["HOME"]))
    os.makedirs(os.environ["HOME"], exist_ok=True)
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(file, descriptor)
        os.close(file)
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", newline="\n", closefd=False)
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", newline="\n", closefd=False, errors="backslashreplace")
    sys.stdout.buffer.raw.name, sys.stderr.buffer.raw.name = "<stdout>", "<stderr>"
    streams = [(name, getattr(sys, name), descriptor, os.fstat(descriptor).st_ino) for name, descriptor in (("stdout", 1), ("stderr", 2))]
    printing = builtins.print
    sys.argv = [str(path)]
    # A snippet stands alone: neither its neighbours nor the project can be imported.
    project = ROOT.resolve()
    sys.path[:] = [p for p in sys.path if p and Path(p).resolve() != project]
    for name in [name for name in sys.modules if name.split(".")[0] == "snippets"]:
        del sys.modules[name]

    borders: list[tuple[int, int]] = []  # (line of the statement that follows, bytes printed before it)
    source = path.read_text("utf-8")

    def border(line: int) -> None:
        nonlocal began
        within(watcher.since(began))
        intact(borders[-1][0] if borders else 1)
        pictures.draw(line)
        _flush()
        borders.append((line, status(1).st_size))
        progress.at(line)
        began = now()

    def within(excess: Excess | None) -> None:
        nonlocal over
        if over := excess:
            raise Excessive

    def intact(line: int) -> None:
        if builtins.print is not printing or main.__dict__.get("print", printing) is not printing:
            raise Replaced(line, "replaced print")
        for name, stream, descriptor, inode in streams:
            if getattr(sys, name) is not stream or "write" in vars(stream):
                raise Replaced(line, f"replaced sys.{name}")
            try:
                if stream.closed or status(descriptor).st_ino != inode:
                    raise Replaced(line, f"replaced the file of sys.{name}")
            except (OSError, ValueError):  # closed as a descriptor, or detached
                raise Replaced(line, f"closed sys.{name}") from None
        if borders and status(1).st_size < borders[-1][1]:
            raise Replaced(line, "truncated the file that it prints to")

    status, process, now = os.stat, os.getpid(), monotonic
    watcher, began, over = Watcher(process, folder, LIBRARIES, below=False), now(), None
    main = types.ModuleType("__main__")
    main.__file__ = str(path)
    sys.modules["__main__"] = main
    pictures = Captures(path, main.__dict__)
    linecache.checkcache()
    atexit._clear()  # of the engine and its libraries; what the snippet registers is run below
    if util := sys.modules.get("multiprocessing.util"):
        atexit.register(util._exit_function)  # it ends the snippet's own processes and frees their semaphores
    refusals = Refusals(folder / "refused")
    result: dict = {"error": None}
    lift = lambda: None  # noqa: E731  until there is something to lift
    try:
        tree = ast.parse(source, filename=str(path))
        asserted = assertions(tree)
        progress = Progress(folder / "progress", len(asserted))
        setattr(builtins, BORDER, border)
        setattr(builtins, ASSERTED, progress.asserted)
        setattr(builtins, HELD, progress.held)
        instrument(tree, {node: number for number, node in enumerate(asserted)})
        code = compile(tree, str(path), "exec", dont_inherit=True)
        disguise.put_on(changes)
        work.chmod(0o777 & ~_umask())
        order_blocks(descending=ADDRESSES in changes)
        sys.addaudithook(hook(folder, os.getppid(), path, progress.count, lambda _, line, message: refusals.add(0, line, message)))
        lift = bound_memory()
        exec(code, main.__dict__)
        within(watcher.excess(last=True))
        intact(borders[-1][0] if borders else 1)
        pictures.draw()
        threading._shutdown()  # wait for the snippet's threads, as an interpreter does at its end
        atexit._run_exitfuncs()
        _let_go(main)
        result["quieted"] = [(asserted[number].lineno, *said) for number, *said in progress.quieted(len(asserted))]
    except Undrawn as undrawn:
        result["undrawn"] = {"line": undrawn.line, "message": str(undrawn)}
    except Replaced as replaced:
        for name, stream, *_ in streams:
            setattr(sys, name, stream)
        result["replaced"] = {"line": replaced.line, "message": str(replaced)}
    except BaseException:  # SystemExit too: a snippet that stops early shows less than its pages say
        lift()  # telling it takes memory, too
        over = over or watcher.excess(last=True)  # it may come of a bound: a file that may grow no further, say
        result["error"] = _error(path)
    lift()
    if over:
        result["excess"] = asdict(over)
    else:
        with suppress(OSError, ValueError):  # closed: `intact` has said it
            _flush()
    if os.getpid() != process:
        os._exit(0)  # one that the snippet forked, and that came to the end, too
    borders.append((0, status(folder / "stdout").st_size))
    result["borders"] = borders
    result["graphs"] = pictures.graphs
    (folder / "result.json").write_text(json.dumps(result), "utf-8")


if __name__ == "__main__":
    landlock.restrict(Path(sys.argv[2]))
    if json.loads(sys.argv[3]):  # the interpreters that it starts are disguised, too
        os.environ["PYTHONPATH"] = str(STARTUP)
    run(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3]))
    os._exit(0)
