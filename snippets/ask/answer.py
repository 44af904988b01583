"""The answer to one program: verdict, levels, shared places, picture, rows."""

from ..atlas.prober.probe import Finding, probe
from ..atlas.prober.storage import memory_of
from ..engine.heap.graph import Graph, text
from ..engine.heap.trace import Heap, Undrawable
from . import rows
from .program import Mistake, Program
from .shared import compare


class Answer:
    """What was found about a program. `graph` is None where `undrawable` says why; `pairs` are the shared places."""

    def __init__(self, program: Program, finding: Finding, printed: str, pair: tuple):
        self.program, self.names, self.finding, self.printed = program, program.names, finding, printed
        self.pairs, self.read = compare(*pair, program.names)
        self.addresses = [_address(each) for each in pair]
        self.graph: "Graph | None" = None
        self.undrawable = ""
        try:
            self.graph = Heap(list(self.names)).draw(dict(zip(self.names, pair)), list(dict.fromkeys(self.names)))
        except Undrawable as reason:
            self.undrawable = str(reason)
        self.rows = rows.belonging(program.source, program.names, finding.verdict)

    def as_data(self) -> dict:
        """The answer as JSON can hold it."""
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
    finding = probe(program.make)
    if finding.error:
        raise Mistake(finding.error)
    answer = Answer(program, finding, printed, program.run()[0])
    if finding.why.startswith("cannot be made again: TooSlow") or finding.why.endswith(" elements") and not answer.read.why:
        answer.finding = answer.read
    return answer
