"""The answer to one program: verdict, levels, shared places, picture, rows."""

import time

from ..atlas.prober.places import survey
from ..atlas.prober.probe import Finding, probe
from ..atlas.prober.snapshot import snapshot
from ..atlas.prober.storage import memory_of
from ..atlas.row import CANNOT_TELL
from . import rows
from .program import Mistake, Program
from .shared import compare

FEW = 100  # places that are tried without reckoning
TOO_SLOW = "cannot be made again: TooSlow"
# What keeps an experiment from telling, while identities and addresses can still be read: time, and values that are others in each run.
UNTRIED = (TOO_SLOW, "is not fresh each time", "is made of other parts each time", "more than ")


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
    finding = Finding(CANNOT_TELL, why=TOO_SLOW) if _too_many(program) else probe(program.make)
    if finding.error:
        raise Mistake(finding.error)
    answer = Answer(program, finding, printed, program.run()[0])
    if finding.why.startswith(UNTRIED) or finding.why.endswith(" elements") and not answer.read.why:
        answer.finding = answer.read
    return answer


def _too_many(program: Program) -> bool:
    """Whether trying each place would take longer than an experiment may: each takes a run, and a look at both objects."""
    began = time.monotonic()
    try:
        pair = program.make()
        places = sum(len(survey(each).places) for each in pair)
        if places < FEW:
            return time.monotonic() > program.until
        for each in pair:
            snapshot(each)
    except Exception:  # the experiment says what is wrong
        return False
    return places * (time.monotonic() - began) > program.limit
