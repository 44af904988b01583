"""The answer to one program: verdict, levels, shared places, picture, rows."""

import time
from array import array
from collections import deque

from ..atlas.prober.places import survey
from ..atlas.prober.probe import Finding, probe
from ..atlas.prober.snapshot import snapshot
from ..atlas.prober.storage import memory_of
from ..atlas.row import CANNOT_TELL
from . import rows
from .program import Mistake, Program
from .shared import compare, walk

FEW = 100  # places that are tried without reckoning
MANY = 10_000  # places that no experiment tries in its time
SIZED = (list, dict, set, deque, bytearray, memoryview, array)
TOO_SLOW = "cannot be made again: TooSlow"
# What keeps an experiment from telling, while identities and addresses can still be read: time, and values that are others in each run.
LASTING = "is not fresh each time"
UNTRIED = (TOO_SLOW, LASTING, "is made of other parts each time", "more than ", "cannot be read: Endless", "None")
OUT_OF_REACH = "out of reach: "  # the same of a part: it may be shared itself, or lie deeper than is tried


class Answer:
    """What was found about a program. `graph` is None where `undrawable` says why; `pairs` are the shared places.

    The picture is made when it is asked for, because its modules take as long to load as the rest.
    """

    def __init__(self, program: Program, finding: Finding, printed: str, pair: tuple):
        self.program, self.names, self.finding, self.printed = program, program.names, finding, printed
        self.pairs, self.read = compare(*pair, program.names)
        self.addresses = [_address(each) for each in pair]
        self._pair, self._drawn = pair, None
        self.rows = rows.belonging(program.source, program.names, finding.verdict)

    @property
    def graph(self):
        """The picture's graph, or None."""
        return self._draw()[0]

    @property
    def undrawable(self) -> str:
        """Why there is no picture; "" where there is one."""
        return self._draw()[1]

    def _draw(self) -> tuple:
        from ..engine.heap.trace import Heap, Undrawable

        if self._drawn is None:
            try:
                self._drawn = Heap(list(self.names)).draw(dict(zip(self.names, self._pair)), list(dict.fromkeys(self.names))), ""
            except Undrawable as reason:
                self._drawn = None, str(reason)
        return self._drawn

    def as_data(self) -> dict:
        """The answer as JSON can hold it."""
        from ..engine.heap.graph import text

        found = self.finding
        return {"names": list(self.names), "verdict": found.verdict, "by": found.by, "why": found.why, "printed": self.printed,
                "changes": {self.names[1]: _levels(found.from_result), self.names[0]: _levels(found.from_source)}
                if self.names[0] != self.names[1] else {self.names[0]: _levels(found.from_source)},
                "shared": [{"first": pair.first, "second": pair.second, "same_object": pair.same} for pair in self.pairs],
                "addresses": dict(zip(self.names, self.addresses)), "heap": text(self.graph) if self.graph else "",
                "rows": [{"id": row["id"], "verdict": row["verdict"], "title": row["title"]} for row in self.rows]}


def _address(value: object) -> str:
    """The type and the address of an object, and of the memory that its elements lie on."""
    memory = [stretch for stretches in memory_of(value).values() for stretch in stretches]
    data = f", elements from {min(memory)[0]:#x} to {max(memory)[1]:#x}" if memory else ""
    return f"{type(value).__name__} at {id(value):#x}{data}"


def _levels(levels: dict) -> list:
    return [{"level": level, "made": made, "reached": reached} for level, (reached, made) in sorted(levels.items())]


def ask(program: Program) -> Answer:
    """Run a program, find the verdict by experiment, and read what is shared. Raises Mistake for a program that fails.

    A program that takes too long to be run again for each change is judged by identity and address alone.
    """
    pair, printed = program.run()
    doubt = _doubt(program, pair)
    finding = Finding(CANNOT_TELL, why=doubt) if doubt else probe(program.make)
    if finding.error:
        raise Mistake(finding.error)
    answer = Answer(program, finding, printed, program.run()[0])
    if finding.why.startswith(UNTRIED) or finding.why.startswith(OUT_OF_REACH) and not answer.read.why:
        answer.finding = answer.read
    return answer


def _doubt(program: Program, pair: tuple) -> str:
    """Why a program is not tried; "" where it is. `pair` are the objects of a run.

    Each place takes a run, and a look at both objects. And what two runs have in common is Python's own, such as `os.environ`:
    a change in it would stay.
    """
    began = time.monotonic()
    try:
        again = program.make()
        sides = [[part.value for each in run for part in walk(each, "").parts] for run in (pair, again)]  # both kept, so that no id is used twice
        if {id(value) for value in sides[0]} & {id(value) for value in sides[1]}:
            return LASTING
        if sum(len(value) for value in sides[1] if isinstance(value, SIZED)) > MANY:
            return TOO_SLOW
        places = sum(len(survey(each).places) for each in again)
        if places < FEW:
            if time.monotonic() > program.until:
                return TOO_SLOW
        else:
            for each in again:
                snapshot(each)
            if places * (time.monotonic() - began) > program.limit:
                return TOO_SLOW
        return ""
    except Exception:  # the experiment says what is wrong
        return ""
