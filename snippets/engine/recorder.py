"""Verify and record: one way for snippets and labs, which runs a program and compares with its recording.

What is recorded is run twice, on two machines that differ in all that one
process can be told (`sandbox.machine`): what they print alike hangs on none of it.
`snippet/recorder.py` and `lab/recorder.py` say what the two kinds do in their own way.
"""

import ast
import os
import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from ..project import ROOT, sha256
from .problem import Problem, record_command, stale
from .sandbox import names
from .sandbox.machine import ADDRESSES, AT_START, CHANGES, FIRST, IN_PROCESS, SECOND, Machine

SEVERAL = f"several of these together: {', '.join(CHANGES.values())}"
DIGITS = re.compile(r"(?<![\w.])-?(\d+\.\d+)(?:e[+-]?\d+)?(?![\w.])")
HEX = re.compile(r"(?<![\w.])-?0x1\.([0-9a-f]+)p[+-]?\d+\b")
MOST_DIGITS = 7  # significant ones: what a float32 holds for certain
COMPUTE = {"torch", "numpy", "sklearn", "scipy", "pandas", "math", "cmath", "statistics"}  # whose last digits depend on the processor or the C library
DISTRIBUTIONS = {"gauss", "normalvariate", "lognormvariate", "expovariate", "vonmisesvariate", "gammavariate", "betavariate", "paretovariate",
                 "weibullvariate"}  # of `random`, which compute with them

Source = TypeVar("Source")  # a parsed program: has `path`, `source`, `tree` and `imports()`
Output = TypeVar("Output")  # what a run of it printed


@dataclass(frozen=True)
class Outcome:
    """What became of one program: the number of its sections or cells, and its problem or None; `written` if recorded again."""

    path: Path
    sections: int
    problem: Problem | None
    written: bool = False


@dataclass(frozen=True)
class Difference:
    """How two outputs differ: the first line of the program where they do, in a sentence, and as a diff."""

    line: int
    message: str
    details: str


class Recorder(ABC, Generic[Source, Output]):
    """Verifies and records programs of one kind, on all cores. A context manager, because it starts interpreters.

    `machine` is what verifying runs on.
    """

    def __init__(self, machine: Machine = FIRST):
        self.machine = machine
        self.cores = os.cpu_count() or 1

    @abstractmethod
    def parse(self, path: Path) -> Source:
        """A program's source. Raises Problem for one that is malformed."""

    @abstractmethod
    def parts(self, source: Source) -> int:
        """The number of its sections or cells."""

    @abstractmethod
    def read(self, path: Path):
        """A program's recording: has `source_sha256`. Raises Problem when there is none, or it was edited."""

    @abstractmethod
    def recorded(self, recording) -> Output:
        """What a recording says was printed."""

    @abstractmethod
    def check(self, source: Source, recording) -> None:
        """Raise Problem if what was made from a recording, beside its output, does not belong to it."""

    @abstractmethod
    def run(self, source: Source, machine: Machine) -> Output:
        """Run a program once on a machine. Raises Problem for whatever goes wrong."""

    @abstractmethod
    def difference(self, source: Source, before: Output, after: Output, names: tuple[str, str]) -> Difference | None:
        """How two outputs differ, or None; `names` are theirs in a diff."""

    @abstractmethod
    def texts(self, source: Source, output: Output) -> list[tuple[int, str]]:
        """What was printed, as text: the line of each section or cell with what it printed, less what one run alone measures."""

    @abstractmethod
    def write(self, source: Source, output: Output) -> bool:
        """Write the recording. Returns whether a file changed: of the same source and output it stays as it is."""

    @property
    def at_once(self) -> int:
        """The runs of one program that may go on at once without being told from each other."""
        return self.cores

    @property
    def tries(self) -> int:
        """The runs on the first machine after which a program that differs from run to run has been seen to."""
        return 1

    def close(self) -> None:
        """End the interpreters."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def each(self, paths: list[Path], recording: bool) -> Iterator[Outcome]:
        """Verify or record programs on all cores; outcomes come in the order of the paths."""
        with ThreadPoolExecutor(self.cores) as pool:
            yield from pool.map(self.record if recording else self.verify, paths)

    def verify(self, path: Path) -> Outcome:
        """Run one program and compare with its recording."""
        count = 0
        try:
            source = self.parse(path)
            count = self.parts(source)
            recording = self.read(path)
            output = self.run(source, self.machine)
            found = self.difference(source, self.recorded(recording), output, ("recorded", "printed now"))
            if sha256(source.source) != recording.source_sha256:
                raise stale(path, found.details if found else "it still prints the same")
            if found:
                raise Problem(path, found.line, found.message, record_command(path), found.details)
            self.check(source, recording)
        except Problem as problem:
            return Outcome(path, count, problem)
        return Outcome(path, count, None)

    def record(self, path: Path) -> Outcome:
        """Run one program on two machines, and write its recording if both print the same."""
        count = 0
        try:
            source = self.parse(path)
            count = self.parts(source)
            names.refuse(path, source.tree)
            with ThreadPoolExecutor(2) as pool:
                first, second = (pool.submit(self.run, source, machine) for machine in (FIRST, SECOND))
            output = first.result()
            self._refuse_other_output(source, output, second)
            self._refuse_digits_and_paths(source, output)
            return Outcome(path, count, None, self.write(source, output))
        except Problem as problem:
            return Outcome(path, count, problem)

    def _refuse_other_output(self, source: Source, output: Output, second: Future) -> None:
        """Raise Problem, naming what it depends on, if a program prints something else on another machine."""
        called = ("on one machine", "on another")
        try:
            found = self.difference(source, output, second.result(), called)
            if not found and "time" in source.source:  # what looks at a clock twice may compare
                found = self.difference(source, output, self.run(source, Machine(frozenset({"slower"}))), called)
            if not found:
                return
            line, details = found.line, found.details
        except Problem as problem:
            line, details = problem.line, f"on another machine it {problem.message}\n{problem.details}"
        causes = self.causes(source, output)
        if causes is None:
            raise Problem(source.path, line, "prints something else each time it runs: a time, a process, a random number without a "
                          "seed, an id, an address or an inode", "make it deterministic: seed it, sort sets, or do not print it", details)
        raise Problem(source.path, line, f"prints something else on another machine. It depends on {', and on '.join(causes)}",
                      "print what is the same everywhere: sorted, rounded, relative, or not at all", details)

    def causes(self, source: Source, output: Output) -> list[str] | None:
        """What makes a program print something other than `output`, in words, found by changing one thing at a time.

        None if nothing needs to change. What is settled in a process is tried first; only if it is none of that,
        what is settled when an interpreter starts.
        """
        def differs(*changes: str) -> bool:
            try:
                return self.difference(source, output, self.run(source, Machine(frozenset(changes))), ("", "")) is not None
            except Problem:
                return True

        if any(differs() for _ in range(self.tries)):
            return None
        if differs(ADDRESSES):
            return [IN_PROCESS[ADDRESSES]]
        for group in (IN_PROCESS, AT_START):
            with ThreadPoolExecutor(self.at_once) as pool:
                hits = list(pool.map(differs, group))
            if any(hits):
                return [words for words, hit in zip(group.values(), hits) if hit]
        return [SEVERAL]

    def _refuse_digits_and_paths(self, source: Source, output: Output) -> None:
        """Raise Problem for what another machine is bound to print otherwise: a float's last digits, a path of this machine."""
        paths = [os.path.join(path, "") for path in {str(ROOT), sys.prefix, sys.base_prefix} if len(path) > 1]
        computed = _computes(source)
        for line, text in self.texts(source, output):
            if path := next((path for path in paths if path in text), None):
                raise Problem(source.path, line, f"prints a path of this machine ({path}…): its interpreter's or the project's",
                              "print the path's name alone, or nothing of it", text[:2000])
            long = [number[0] for number in DIGITS.finditer(text) if len(number[1].replace(".", "").strip("0")) > MOST_DIGITS]
            long += [number[0] for number in HEX.finditer(text) if len(number[1].rstrip("0")) > MOST_DIGITS - 2]
            if computed and long:
                raise Problem(source.path, line, f"prints more digits than every processor computes alike: {long[0]}; its last ones "
                              "depend on the processor's instructions and the number of threads", "round it, as in f'{x:.4f}'", text[:2000])


def _computes(source: Source) -> bool:
    """Whether a program computes with functions that round as the processor or the C library does; `+ - * /` are the same everywhere."""
    return bool(source.imports() & COMPUTE) or any(
        isinstance(node, ast.Attribute) and node.attr in DISTRIBUTIONS
        or isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and not (isinstance(node.right, ast.Constant) and isinstance(node.right.value, int))
        for node in ast.walk(source.tree))
