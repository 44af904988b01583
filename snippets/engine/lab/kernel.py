"""Runs a lab's code in a real Jupyter kernel, in a sandbox, in an empty folder, away from its user's settings."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets.config import Config

from ...project import ROOT, sha256
from ..problem import Problem, Raised, Warned, caught
from ..sandbox import container
from ..sandbox.bounds import LIBRARIES, OUTPUT
from ..sandbox.instrument import Refusals, assertions
from ..sandbox.machine import FIRST, START, Machine
from ..sandbox.watcher import TOO_MUCH, Watcher
from ..scratch import Scratch
from .plots import SVG, canonical
from .source import Cell, Lab
from .worker import EXCESS, REFUSED, quieted

LIMIT = 120  # seconds for a cell
KERNEL = 3  # processes that a lab's are below: bubblewrap's, the one that watches it, the kernel itself
STYLE = Path(__file__).with_name("matplotlibrc")
_MAKING = threading.Lock()
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# In the kernel, before the first cell: its sandbox is made, and nothing of the project stays to be imported.
SETUP = """\
import sys
sys.path.append({root!r})
from snippets.engine.lab.worker import begin
begin({folder!r}, {marks})
sys.path.remove({root!r})
for name in [name for name in sys.modules if name.split(".")[0] == "snippets"]:
    del sys.modules[name]
del sys, begin, name
"""
# The first optimizer made imports a thousand modules more.
READY = "".join(f"__import__({name!r})\n" for name in ("torch", "sklearn.datasets", "matplotlib.pyplot")) + (
    "import torch as _t\n_t.optim.SGD([_t.nn.Parameter(_t.zeros(1))], lr=1.0)\ndel _t\n")


class Kernel:
    """A kernel for one run of one lab. Made at once; it starts in the background until `run`, and ends with it.

    With `ready`, it imports what labs import while it starts, for an author who waits for it.
    """

    def __init__(self, machine: Machine = FIRST, python: str = sys.executable, ready: bool = False):
        self._scratch = Scratch("lab", sockets=True)
        folder = self._folder = self._scratch.path / "lab"
        work = folder / ("a/deeper/place" if "folder" in machine.changes else "work")
        environment = self._environment(machine, python)
        for each in (work, Path(environment["HOME"])):
            each.mkdir(parents=True, exist_ok=True)
        if ready:
            startup = folder / "ipython" / "profile_default" / "startup"
            startup.mkdir(parents=True)
            (startup / "ready.py").write_text(READY, "utf-8")
        self._client = NotebookClient(nbformat.v4.new_notebook(), timeout=LIMIT, kernel_name="python3",
                                      record_timing=False, coalesce_streams=True, shutdown_kernel="immediate",
                                      config=_connection(folder), resources={"metadata": {"path": str(work)}})
        # The client's sockets belong to the thread that made them, and ending them takes it a second: it has its own.
        self._thread = ThreadPoolExecutor(1)
        self._started = self._thread.submit(self._start, self._command(machine, python, work), environment)

    def _environment(self, machine: Machine, python: str) -> dict[str, str]:
        made = machine.undisguised(self._folder)
        del made["MPLBACKEND"]  # a kernel's own shows plots in the notebook
        return {**made, "MATPLOTLIBRC": str(STYLE), "MPLCONFIGDIR": str(fonts(python, self._folder / "matplotlib")),
                "IPYTHONDIR": str(self._folder / "ipython"), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}

    def _command(self, machine: Machine, python: str, work: Path) -> list[str]:
        there = str(container.moved(Path(python), self._scratch.path, machine))
        start = str(container.moved(START, self._scratch.path, machine))
        words = [there, "-s", start, "snippets.engine.lab.worker", str(self._folder), there, "-s", "-m", "ipykernel_launcher",
                 "-f", "{connection_file}"]
        return container.command(words, self._scratch.path, machine, work)

    def _start(self, command: list[str], environment: dict[str, str]) -> None:
        spec = self._client.create_kernel_manager().kernel_spec
        spec.argv[:] = command
        self._client.start_new_kernel(env=environment)
        self._client.start_new_kernel_client()

    def run(self, lab: Lab) -> list[list[dict]]:
        """Run a lab's code cells in order. Returns the outputs of each.

        Raises Problem for an uncaught exception, a refusal that was caught, a time-out,
        a dead kernel, or anything on stderr.
        """
        try:
            self._started.result()
            return self._thread.submit(self._run, lab).result()
        except RuntimeError as error:
            raise self._ended(lab, 1, f"its kernel could not be started: {error}") from None
        finally:
            self.close()

    def _run(self, lab: Lab) -> list[list[dict]]:
        marks = [node.lineno + cell.line - 1 for cell in lab.code for node in assertions(ast.parse(cell.text))]
        setup = SETUP.format(root=str(ROOT), folder=str(self._folder), marks=len(marks))
        made = self._client.nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(setup)] + [
            nbformat.v4.new_code_cell(cell.text) for cell in lab.code])
        runs = lab.code[0]  # or its sandbox is made

        def begins(cell_index: int, **_) -> None:
            nonlocal runs
            runs = lab.code[max(cell_index - 1, 0)]

        self._client.on_cell_execute = begins
        self._client.on_cell_executed = lambda cell, **_: self._check_bounds(lab, runs.line, cell)
        try:
            self._client.execute(reset_kc=False, cleanup_kc=False)
        except CellExecutionError as error:
            raise _raised(lab, made, error) from None
        except (CellTimeoutError, DeadKernelError) as error:
            raise self._ended(lab, runs.line, str(error).splitlines()[0]) from None
        if refused := Refusals(self._folder / REFUSED).first():
            cell, line, message = refused
            raise caught(lab.path, lab.code[cell].line - 1 + line, message)
        outputs = [_outputs(lab, cell, ran) for cell, ran in zip(lab.code, made.cells[1:], strict=True)]
        if found := quieted(self._folder, len(marks)):
            number, message, fix = found
            raise Problem(lab.path, marks[number], message, fix)
        return outputs

    def _check_bounds(self, lab: Lab, line: int, ran) -> None:
        """Raise Problem if the cell of this line went beyond a bound, before the next one runs, however late its watcher looks."""
        watcher = Watcher(self._client.km.provisioner.process.pid, self._folder, LIBRARIES, beside=KERNEL)
        shown = sum(len(str(output)) for output in ran.outputs)
        if excess := TOO_MUCH if shown > OUTPUT else watcher.excess(last=True):
            raise Problem(lab.path, line, f"{excess.message}, and was stopped", excess.fix)
        if (self._folder / EXCESS).exists():  # its watcher has looked, and is killing it
            raise self._ended(lab, line, "")

    def _ended(self, lab: Lab, line: int, why: str) -> Problem:
        """The problem that the kernel is gone: for a bound that it went beyond, or why else."""
        excess = self._folder / EXCESS
        if not excess.exists():
            return Problem(lab.path, line, why)
        message, fix = json.loads(excess.read_text("utf-8"))
        return Problem(lab.path, line, f"{message}, and was stopped", fix)

    def close(self) -> None:
        """Have the kernel end; it was running or never did."""
        self._thread.submit(self._end)
        self._thread.shutdown(wait=False)

    def _end(self) -> None:
        try:
            self._client._cleanup_kernel()
        finally:
            self._scratch.close()


def run(lab: Lab, machine: Machine = FIRST, python: str = sys.executable) -> list[list[dict]]:
    """Run a lab in a new kernel on a machine, as `Kernel.run`."""
    return Kernel(machine, python).run(lab)


def fonts(python: str, folder: Path) -> Path:
    """Copy matplotlib's list of fonts into a folder, which is returned. It is made once, because that takes seconds."""
    kept = ROOT / ".cache" / "matplotlib" / sha256(python)[:16]
    with _MAKING:
        if not any(kept.glob("fontlist-*.json")):
            try:
                kept.mkdir(parents=True, exist_ok=True)
                environment = {**FIRST.environment(folder), "MPLCONFIGDIR": str(kept)}
                subprocess.run([python, "-s", "-c", "import matplotlib.font_manager"], env=environment, capture_output=True)
            except OSError:
                pass  # a project that cannot be written to: each kernel makes its own
    folder.mkdir(parents=True, exist_ok=True)
    for made in kept.glob("fontlist-*.json"):
        shutil.copy(made, folder)
    return folder


def _connection(folder: Path) -> Config:
    """Talk to the kernel over local sockets where there are any: no port is opened."""
    if os.name != "posix":
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "connection_file": str(folder / "kernel.json")}})


def _raised(lab: Lab, made, error: CellExecutionError) -> Problem:
    """The problem of the cell that raised, at its line."""
    for cell, ran in zip(lab.code, made.cells[1:]):
        for output in ran.outputs:
            if output.output_type == "error":
                trace = ANSI.sub("", "\n".join(output.traceback))
                at = re.findall(r"^-+> (\d+) ", trace, re.MULTILINE)
                line = cell.line - 1 + (int(at[0]) if at else 1)
                return Raised(lab.path, line, f"raised {output.ename}: {output.evalue}".splitlines()[0],
                              "catch it and print its type and first line, if readers should see it", trace)
    return Problem(lab.path, 1, "the kernel could not be set up", details=ANSI.sub("", str(error)))


def _outputs(lab: Lab, cell: Cell, ran) -> list[dict]:
    """One cell's outputs as a recording keeps them."""
    kept = []
    for output in ran.outputs:
        if output.output_type == "stream":
            if output.name == "stderr":
                raise Warned(lab.path, cell.line, "wrote to stderr (a warning?)",
                             "change the code, or catch the warning and print it", output.text)
            kept.append({"output_type": "stream", "name": "stdout", "text": output.text.splitlines(keepends=True)})
            continue
        prefix = f"plot{lab.code.index(cell) + 1}-{len(kept) + 1}-"  # in a notebook, all plots are one document
        data = {kind: (canonical(text, prefix) if kind == SVG else text).splitlines(keepends=True)
                for kind, text in sorted(output.data.items())}
        entry = {"output_type": output.output_type, "data": data, "metadata": {}}
        if output.output_type == "execute_result":
            entry["execution_count"] = lab.code.index(cell) + 1
        if SVG in data and not {"alt_zh", "alt_en"} <= cell.options.keys():
            raise Problem(lab.path, cell.line - 1, "a plot without a text alternative in both languages",
                          '# %% alt_zh="…" alt_en="…"')
        kept.append(entry)
    return kept
