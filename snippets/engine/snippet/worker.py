"""Runs one snippet in the process it is called in, as its reader would run it.

Called in a process of its own: forked by `fork_server`, or started by hand where
there is no fork (`sandbox/start/run.py snippets.engine.snippet.worker SNIPPET FOLDER CHANGES`). It leaves
`stdout`, `stderr` and `result.json` (the graphs of its pictures too) in FOLDER, in `progress` the line it has
come to and which of its assertions ran, and in `refused` what it was refused. Without `result.json` the interpreter died before the end.
"""

import ast
import atexit
import builtins
import ctypes
import json
import linecache
import os
import sys
import tempfile
import threading
import traceback
import types
from dataclasses import asdict
from math import inf
from pathlib import Path
from time import monotonic

from ...project import ROOT
from ..heap.graph import text
from ..heap.trace import Heap, Undrawable
from ..sandbox import disguise, landlock
from ..sandbox.bounds import LIBRARIES, MEMORY, bound_memory, hook
from ..sandbox.disguise.addresses import order_blocks
from ..sandbox.instrument import ASSERTED, BORDER, Progress, Refusals, assertions, instrument
from ..sandbox.machine import ADDRESSES, STARTUP
from ..sandbox.watcher import Excess, Watcher
from .sections import parse


class Replaced(Exception):
    """`print` or `sys.stdout` is not what it was: what is printed from here on would not be seen."""

    def __init__(self, line: int, what: str):
        super().__init__(f"replaced {what}: what it prints would not be recorded")
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
    return {"line": line, "message": message, "traceback": text}


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
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    os.environ["HOME"] = str(folder / os.path.basename(os.environ["HOME"]))
    os.makedirs(os.environ["HOME"], exist_ok=True)
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(file, descriptor)
        os.close(file)
    sys.stdout = open(1, "w", encoding="utf-8", newline="\n", closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", newline="\n", closefd=False, errors="backslashreplace")
    written, printing, printed_to = sys.stdout, builtins.print, os.fstat(1).st_ino
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
        if builtins.print is not printing or sys.stdout is not written:
            raise Replaced(line, "print" if sys.stdout is written else "sys.stdout")
        if status(1).st_ino != printed_to or borders and status(1).st_size < borders[-1][1]:
            raise Replaced(line, "the file that it prints to")

    status, process, now = os.fstat, os.getpid(), monotonic
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
        instrument(tree, {node: number for number, node in enumerate(asserted)})
        code = compile(tree, str(path), "exec", dont_inherit=True)
        disguise.put_on(changes)
        order_blocks(descending=ADDRESSES in changes)
        sys.addaudithook(hook(folder, os.getppid(), path, progress.count, lambda _, line, message: refusals.add(0, line, message)))
        lift = bound_memory()
        exec(code, main.__dict__)
        within(watcher.excess(last=True))
        intact(borders[-1][0] if borders else 1)
        pictures.draw()
        threading._shutdown()  # wait for the snippet's threads, as an interpreter does at its end
        atexit._run_exitfuncs()
        result["unasserted"] = [node.lineno for number, node in enumerate(asserted) if not progress.ran(number)]
    except Undrawn as undrawn:
        result["undrawn"] = {"line": undrawn.line, "message": str(undrawn)}
    except Replaced as replaced:
        result["replaced"] = {"line": replaced.line, "message": str(replaced)}
    except BaseException:  # SystemExit too: a snippet that stops early shows less than its pages say
        lift()  # telling it takes memory, too
        over = over or watcher.excess(last=True)  # it may come of a bound: a file that may grow no further, say
        result["error"] = _error(path)
    lift()
    if over:
        result["excess"] = asdict(over)
    else:
        _flush()
    if os.getpid() != process:
        os._exit(0)  # one that the snippet forked, and that came to the end, too
    borders.append((0, status(1).st_size))
    result["borders"] = borders
    result["graphs"] = pictures.graphs
    (folder / "result.json").write_text(json.dumps(result), "utf-8")


if __name__ == "__main__":
    landlock.restrict(Path(sys.argv[2]))
    if json.loads(sys.argv[3]):  # the interpreters that it starts are disguised, too
        os.environ["PYTHONPATH"] = str(STARTUP)
    run(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3]))
    os._exit(0)
