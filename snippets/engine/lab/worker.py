"""Inside a lab's sandbox: starts its kernel and watches it, and prepares the kernel before the lab's first cell.

`sandbox/start/run.py snippets.engine.lab.worker FOLDER WORD...` runs the command WORD... that starts the kernel; a bound
that it goes beyond ends it, and `excess.json` in FOLDER says which.
"""

import ast
import builtins
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from ..sandbox import landlock
from ..sandbox.bounds import LAB_STARTS, LIBRARIES, OUTPUT, bound_memory, hook
from ..sandbox.instrument import ASSERTED, HELD, Progress, Refusals, assertions, mark_assertions
from ..sandbox.machine import ASKED, STARTUP
from ..sandbox.processes import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, prctl
from ..sandbox.watcher import TOO_MUCH, Excess, Watcher

EXCESS, PROGRESS, REFUSED = "excess.json", "progress", "refused"
FILENAME = "<lab>"


def begin(folder: str, marks: int) -> None:
    """Prepare the kernel that this is called in: how it plots, what it may do, which of its `marks` assertions hold, what it is refused."""
    import matplotlib.font_manager  # noqa: F401  its cache is made here if it has to be, because making it writes to stderr
    from IPython import get_ipython
    from matplotlib_inline.config import InlineBackend

    shell = get_ipython()
    shell.user_ns.pop("open", None)  # IPython's own hides who opens a file: the lab or IPython
    plots = InlineBackend.instance(parent=shell)
    plots.figure_formats = {"svg"}
    plots.print_figure_kwargs = {"bbox_inches": "tight", "metadata": {"Date": None}}
    progress, number = Progress(Path(folder) / PROGRESS, marks), 0

    class Marked(ast.NodeTransformer):
        def visit_Module(self, tree: ast.Module) -> ast.Module:
            nonlocal number
            found = assertions(tree)
            mark_assertions(tree, {node: number + index for index, node in enumerate(found)})
            number += len(found)
            return ast.fix_missing_locations(tree)

    _bound_output(Path(folder))
    setattr(builtins, ASSERTED, progress.asserted)
    setattr(builtins, HELD, progress.held)
    shell.ast_transformers.append(Marked())
    refusals = Refusals(Path(folder) / REFUSED)

    def refused(name: str, line: int, message: str) -> None:
        count = int(re.sub(r"\D", "", shell.compile.format_code_name(name)[1]))  # as in "In[3]"
        refusals.add(count - 2, line, message)  # the first is the cell that calls this

    sys.addaudithook(hook(Path(folder), os.getppid(), Path(FILENAME), progress.count, refused, LAB_STARTS))
    bound_memory(LIBRARIES)


def _bound_output(folder: Path) -> None:
    """End this kernel when it has printed too much, before that fills the memory of whoever reads it."""
    said, stream, write = 0, sys.stdout, sys.stdout.write  # of ipykernel, which also sends what C code prints through it

    def bounded(text: str) -> int:
        nonlocal said
        said += len(text)
        if said > OUTPUT:
            _stop(folder, TOO_MUCH)
            os._exit(1)
        return write(text)

    stream.write = bounded


def _stop(folder: Path, excess: Excess) -> None:
    (folder / EXCESS).write_text(json.dumps([excess.message, excess.fix]), "utf-8")


def quieted(folder: Path, marks: int) -> tuple[int, str, str] | None:
    """The first assertion of a lab that did not hold though it went on (`Progress.quieted`), or None."""
    return next(Progress.read(folder / PROGRESS).quieted(marks), None)


def _main(folder: Path, words: list[str]) -> int:
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # end with the command, however that ends
    landlock.restrict(folder)
    environment = {**os.environ, "JPY_PARENT_PID": str(os.getpid())}  # as it is seen in here
    if ASKED in os.environ:
        environment["PYTHONPATH"] = str(STARTUP)
    process = subprocess.Popen(words, env=environment, preexec_fn=lambda: prctl(PR_SET_PDEATHSIG, signal.SIGKILL))
    watcher = Watcher(os.getpid(), folder, before=LIBRARIES)
    excess = None
    while process.poll() is None and not excess:
        time.sleep(0.02)
        excess = watcher.excess()
    if excess:
        _stop(folder, excess)
        process.kill()
    return process.wait()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal: it is the command's, which ends this
    sys.exit(_main(Path(sys.argv[1]), sys.argv[2:]))
