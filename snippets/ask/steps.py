"""A program step by step: after each line that ran, what is printed and what the names refer to."""

import contextlib
import io
import sys
import time
import types

from ..engine.heap.graph import Graph
from ..engine.heap.trace import Heap, Undrawable
from .program import Program, _first_line, assigned

MOST, SECONDS = 200, 10.0
HIDDEN = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type)


class Step:
    """The state after a line ran: its number, what it printed, the graph or why there is none, an error."""

    def __init__(self, line: int, printed: str, graph: "Graph | None", note: str = "", error: str = ""):
        self.line, self.printed, self.graph, self.note, self.error = line, printed, graph, note, error


class _Enough(BaseException):
    """The bound on steps or time is reached."""


def steps(program: Program) -> tuple:
    """Run a program line by line. Returns its steps, and "" or which bound ended it: "steps" or "seconds"."""
    return _Stepper(program).run()


class _Stepper:
    def __init__(self, program: Program):
        self.program, self.out, self.found, self.shown = program, io.StringIO(), [], 0
        self.names = assigned(program.tree)
        self.heap = Heap([name for name in self.names])
        self.until = time.monotonic() + SECONDS
        self.last = 0

    def run(self) -> tuple:
        module = types.ModuleType("__main__")
        self.space = module.__dict__
        before, ended, error = sys.modules.get("__main__"), "", ""
        sys.modules["__main__"] = module
        try:
            with contextlib.redirect_stdout(self.out):
                for line in self.program.imports:
                    exec(line, self.space)
                sys.settrace(self._called)
                try:
                    exec(self.program.code, self.space)
                except _Enough as bound:
                    ended = str(bound)
                except (Exception, SystemExit) as raised:
                    error = _first_line(raised)
                finally:
                    sys.settrace(None)
            if self.last and not ended:
                self._keep(error)
        finally:
            sys.settrace(None)  # the last step has turned it on again
            if before is not None:
                sys.modules["__main__"] = before
        return self.found, ended

    def _called(self, frame, event, _):
        return self._line if frame.f_code.co_filename == self.program.file else None

    def _line(self, frame, event, _):
        if event == "line":
            if self.last:
                self._keep("")
            self.last = frame.f_lineno
        if time.monotonic() > self.until:
            raise _Enough("seconds")
        return self._line

    def _keep(self, error: str) -> None:
        sys.settrace(None)
        if len(self.found) >= MOST:
            raise _Enough("steps")
        printed = self.out.getvalue()
        names = [name for name in self.names if name in self.space and not isinstance(self.space[name], HIDDEN)]
        graph, note = None, ""
        for wanted in (names, [name for name in self.program.names if name in names]):
            try:
                graph = self.heap.draw(self.space, wanted) if wanted else None
                break
            except Undrawable as reason:
                note = str(reason)
        self.found.append(Step(self.last, printed[self.shown:], graph, note if not graph else "", error))
        self.shown = len(printed)
        sys.settrace(self._called)
