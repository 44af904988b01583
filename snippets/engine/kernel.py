"""Runs a lab's code in a real Jupyter kernel, in an empty folder, away from its user's settings."""

import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets.config import Config

from .lab import Cell, Lab
from .plots import SVG, canonical
from .problem import Problem, Raised, Warned

LIMIT = 120  # seconds for a cell
STYLE = Path(__file__).with_name("matplotlibrc")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# Plots as SVG without a date. The fonts' cache is made here, once a machine, because making it writes to stderr.
SETUP = """\
import matplotlib.font_manager
from matplotlib_inline.config import InlineBackend
plots = InlineBackend.instance(parent=get_ipython())
plots.figure_formats = {"svg"}
plots.print_figure_kwargs = {"bbox_inches": "tight", "metadata": {"Date": None}}
del matplotlib, InlineBackend, plots
"""
# The first optimizer made imports a thousand modules more.
READY = "".join(f"__import__({name!r})\n" for name in ("torch", "sklearn.datasets", "matplotlib.pyplot")) + (
    "import torch as _t\n_t.optim.SGD([_t.nn.Parameter(_t.zeros(1))], lr=1.0)\ndel _t\n")


@dataclass(frozen=True)
class Surroundings:
    """In what a kernel runs: its hash seed, its number of threads, its interpreter."""

    seed: int = 0
    threads: int = 1
    python: str = sys.executable

    def environment(self, folder: Path) -> dict[str, str]:
        """The kernel's environment; settings and temporary files are in `folder`."""
        outside = {name: value for name, value in os.environ.items() if name not in ("MPLBACKEND", "PYTHONSTARTUP")}
        return {**outside, "PYTHONHASHSEED": str(self.seed), "OMP_NUM_THREADS": str(self.threads),
                "MKL_NUM_THREADS": str(self.threads), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "",
                "MATPLOTLIBRC": str(STYLE), "IPYTHONDIR": str(folder / "ipython"), "TMPDIR": str(folder),
                "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


class Kernel:
    """A kernel for one run of one lab. Made at once; it starts in the background until `run`, and ends with it.

    With `ready`, it imports what labs import while it starts, for whoever
    makes it before a lab is there to run.
    """

    def __init__(self, surroundings: Surroundings, ready: bool = False):
        self._folder = tempfile.TemporaryDirectory(prefix="lab-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        (folder / "work").mkdir()
        if ready:
            startup = folder / "ipython" / "profile_default" / "startup"
            startup.mkdir(parents=True)
            (startup / "ready.py").write_text(READY, "utf-8")
        self._client = NotebookClient(nbformat.v4.new_notebook(), timeout=LIMIT, kernel_name="python3",
                                      record_timing=False, coalesce_streams=True, shutdown_kernel="immediate",
                                      config=_connection(folder),
                                      resources={"metadata": {"path": str(folder / "work")}})
        # The client's sockets belong to the thread that made them, and ending them takes it a second: it has its own.
        self._thread = ThreadPoolExecutor(1)
        self._started = self._thread.submit(self._start, surroundings.python, surroundings.environment(folder))

    def _start(self, python: str, environment: dict[str, str]) -> None:
        self._client.create_kernel_manager().kernel_spec.argv[0] = python
        self._client.start_new_kernel(env=environment)
        self._client.start_new_kernel_client()

    def run(self, lab: Lab) -> list[list[dict]]:
        """Run a lab's code cells in order. Returns the outputs of each.

        Raises Problem for an uncaught exception, a time-out, a dead kernel, or
        anything on stderr.
        """
        try:
            self._started.result()
            return self._thread.submit(self._run, lab).result()
        finally:
            self.close()

    def _run(self, lab: Lab) -> list[list[dict]]:
        made = self._client.nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SETUP)] + [
            nbformat.v4.new_code_cell(cell.text) for cell in lab.code])
        try:
            self._client.execute(reset_kc=False, cleanup_kc=False)
        except CellExecutionError as error:
            raise _raised(lab, made, error) from None
        except (CellTimeoutError, DeadKernelError) as error:
            raise Problem(lab.path, 1, str(error).splitlines()[0]) from None
        return [_outputs(lab, cell, ran) for cell, ran in zip(lab.code, made.cells[1:], strict=True)]

    def close(self) -> None:
        """Have the kernel end; it was running or never did."""
        self._thread.submit(self._end)
        self._thread.shutdown(wait=False)

    def _end(self) -> None:
        try:
            self._client._cleanup_kernel()
        finally:
            self._folder.cleanup()


def run(lab: Lab, surroundings: Surroundings) -> list[list[dict]]:
    """Run a lab in a new kernel, as `Kernel.run`."""
    return Kernel(surroundings).run(lab)


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
