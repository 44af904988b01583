"""Levels: a program is given, and a line is to be written after which its objects are those of a goal.

Compared are two graphs of the heap: the names, the types, the values, and what is one object or one piece of
memory. How objects are numbered, and in which order a dictionary's keys stand, does not count.
"""

import json
import pkgutil
from collections import deque

from ..engine.heap.graph import Graph, Node, Slot, parse
from ..engine.heap.trace import Heap, Undrawable
from .program import Mistake, Program

_KNOWN: dict = {}


class Outcome:
    """What became of a line: `graph` is the heap after it, `wrong` the first difference from the goal, () where it is reached.

    A difference is its kind, then texts: "type", "value", "part" (a path, what is there, what the goal has), "missing" and
    "extra" (a path), "one" and "apart" (two paths that are one object here, or in the goal alone), "memory" and "memories"
    (the same of memory), "undrawable" (why).
    """

    def __init__(self, graph: "Graph | None", wrong: tuple, printed: str):
        self.graph, self.wrong, self.printed = graph, wrong, printed

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return not self.wrong


def known() -> dict:
    """The levels by name, from `levels.json` beside this file: start, names, goal, texts. The site's build packs it."""
    if not _KNOWN:
        _KNOWN.update(json.loads(pkgutil.get_data(__package__, "levels.json").decode()))
    return _KNOWN


def judge(start: str, names: list, goal: str, line: str, limit: float = 10.0) -> Outcome:
    """Run a start program with a line behind it, and compare its heap with the goal's text. Raises Mistake, its line counted from `line`'s first."""
    before = start.rstrip("\n").count("\n") + 1
    program = _program(f"{start.rstrip()}\n{line}\n", names, before, limit)
    try:
        (objects, _), printed = program.run()
    except Mistake as mistake:
        raise _moved(mistake, before) from None
    try:
        graph = Heap(list(names)).draw(dict(zip(names, objects)), list(names))
    except Undrawable as reason:
        return Outcome(None, ("undrawable", str(reason)), printed)
    return Outcome(graph, difference(graph, parse(goal)), printed)


def said(wrong: tuple, words) -> str:
    """A difference in words."""
    kind, *texts = wrong
    return words("levels.differences", kind).format(*(text if kind == "undrawable" else f"`{text}`" for text in texts))


def _program(code: str, names: list, before: int, limit: float) -> Program:
    try:
        return Program(code, (f"({', '.join(names)},)", "None"), limit=limit)
    except Mistake as mistake:
        raise _moved(mistake, before) from None


def _moved(mistake: Mistake, before: int) -> Mistake:
    return Mistake(str(mistake), max(mistake.line - before, 0), mistake.printed)


def difference(found: Graph, goal: Graph) -> tuple:
    """The first difference between two graphs, breadth first from their names; () where there is none."""
    here: dict = {}  # ids of `found`: ids of `goal`
    there: dict = {}
    first: dict = {}  # ids of both: the path that led there first
    waiting = deque()
    for name, wanted in zip(found.names, goal.names):
        waiting.append((name.label, name.target, wanted.target))
    while waiting:
        path, one, other = waiting.popleft()
        if here.get(one) == other and one in here:
            continue
        if one[0] != "v":  # Python may keep one object for equal numbers, or two
            if one in here:
                return ("memory" if one[0] == "s" else "one", first["here", one], path)
            if other in there:
                return ("memories" if other[0] == "s" else "apart", first["there", other], path)
        here[one], there[other] = other, one
        first["here", one] = first["there", other] = path
        node, wanted = found.nodes[one], goal.nodes[other]
        wrong = _unlike(path, node, wanted)
        if wrong:
            return wrong
        for slot, goal_slot in zip(_slots(node), _slots(wanted)):
            if slot.target:
                waiting.append((_step(path, node, slot), slot.target, goal_slot.target))
    return ()


def _unlike(path: str, node: Node, wanted: Node) -> tuple:
    """How two nodes differ, what they refer to aside."""
    if (_kind(node), node.detail) != (_kind(wanted), wanted.detail):
        return ("type", path, " ".join(filter(None, [node.type, node.detail])), " ".join(filter(None, [wanted.type, wanted.detail])))
    mine, theirs = (_labelled(each) for each in (node, wanted))
    for label, slot in mine.items():
        if label not in theirs:
            return ("extra", _step(path, node, slot))
    for label, goal in theirs.items():
        if label not in mine:
            return ("missing", _step(path, wanted, goal))
        slot = mine[label]
        if bool(slot.target) != bool(goal.target) or slot.value != goal.value:
            return ("value", _step(path, node, slot), slot.value or "…", goal.value or "…")
        if slot.part != goal.part:
            return ("part", path, f"[{slot.part}]" if slot.part else "[:]", f"[{goal.part}]" if goal.part else "[:]")
    return ()


def _kind(node: Node) -> str:
    """A node's type; which kind of dictionary it is does not count."""
    return "dict" if node.type == "OrderedDict" else node.type


def _labelled(node: Node) -> dict:
    """A node's slots by their labels; those that have the same, such as a set's, by their places among these, too."""
    found: dict = {}
    for slot in node.slots:
        label = slot.label
        found[label, sum(each == label for each, _ in found)] = slot
    return found


def _slots(node: Node) -> list:
    """A node's slots in an order that does not depend on the order of keys."""
    return sorted(node.slots, key=lambda slot: slot.label) if node.id[0] in "om" else node.slots


def _step(path: str, node: Node, slot: Slot) -> str:
    """The path of what a slot holds, as close to Python as a label is."""
    if node.id[0] == "t" or not slot.label:
        return path  # memory goes by the name of its tensor
    if node.id[0] == "s":
        return f"{path}[{slot.label}]"
    return path + slot.label if slot.label[0] in "[." else f"{path}.{slot.label}"
