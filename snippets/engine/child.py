"""Runs one snippet in the process it is called in, as its reader would run it.

Called in a process of its own: forked by `warm`, or started by hand where
there is no fork (`python -m snippets.engine.child SNIPPET FOLDER`). It leaves
`stdout`, `stderr` and `result.json` (the graphs of its pictures too) in FOLDER. Without `result.json` the
interpreter died before the end.
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
from pathlib import Path

from .heap.asked import Asked, Undrawn
from .limits import MEMORY, bound_memory, hook

BORDER = "__border__"


def instrument(tree: ast.Module) -> ast.Module:
    """Put a call of `__border__(LINE)` before each top-level statement.

    The snippet stays one compiled unit, as it is for its reader: cut into
    pieces, it would show other identities (equal constants of one unit are one
    object). Line numbers stay. A docstring and `from __future__` stay first.
    """
    body: list[ast.stmt] = []
    leading = True
    for statement in tree.body:
        leading = leading and (
            isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
            or statement is tree.body[0] and isinstance(statement, ast.Expr)
            and isinstance(statement.value, ast.Constant)
        )
        if not leading:
            call = ast.Call(ast.Name(BORDER, ast.Load()), [ast.Constant(statement.lineno)], [])
            border = ast.copy_location(ast.Expr(call), statement)
            border.end_lineno, border.end_col_offset = border.lineno, border.col_offset
            body.append(border)
        body.append(statement)
    return ast.fix_missing_locations(ast.Module(body, tree.type_ignores))


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


def run(path: Path, folder: Path) -> None:
    """Run the snippet at `path`; leave what it printed, and where, in `folder`."""
    work = folder / "work"
    work.mkdir()
    os.chdir(work)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    for descriptor, name in ((1, "stdout"), (2, "stderr")):
        file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(file, descriptor)
        os.close(file)
    sys.stdout = open(1, "w", encoding="utf-8", newline="\n", closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", newline="\n", closefd=False, errors="backslashreplace")
    sys.argv = [str(path)]
    # A snippet stands alone: neither its neighbours nor the project can be imported.
    project = Path(__file__).resolve().parents[2]
    sys.path[:] = [p for p in sys.path if p and Path(p).resolve() != project]
    for name in [name for name in sys.modules if name.split(".")[0] == "snippets"]:
        del sys.modules[name]

    borders: list[tuple[int, int]] = []  # (line of the statement that follows, bytes printed before it)

    def border(line: int) -> None:
        pictures.draw(line)
        _flush()
        borders.append((line, os.fstat(1).st_size))

    main = types.ModuleType("__main__")
    main.__file__ = str(path)
    sys.modules["__main__"] = main
    pictures = Asked(path, main.__dict__)
    setattr(builtins, BORDER, border)
    linecache.checkcache()
    atexit._clear()  # of the engine and its libraries; what the snippet registers is run below
    sys.addaudithook(hook(folder, os.getppid()))
    lift = bound_memory()
    result: dict = {"error": None}
    process = os.getpid()
    try:
        tree = ast.parse(path.read_text("utf-8"), filename=str(path))
        exec(compile(instrument(tree), str(path), "exec", dont_inherit=True), main.__dict__)
        pictures.draw()
        threading._shutdown()  # wait for the snippet's threads, as an interpreter does at its end
        atexit._run_exitfuncs()
    except Undrawn as undrawn:
        result["undrawn"] = {"line": undrawn.line, "message": str(undrawn)}
    except BaseException:  # SystemExit too: a snippet that stops early shows less than its pages say
        lift()  # telling it takes memory, too
        result["error"] = _error(path)
    lift()
    _flush()
    if os.getpid() != process:
        os._exit(0)  # one that the snippet forked, and that came to the end, too
    borders.append((0, os.fstat(1).st_size))
    result["borders"] = borders
    result["graphs"] = pictures.graphs
    (folder / "result.json").write_text(json.dumps(result), "utf-8")


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
    os._exit(0)
