"""The graph of a picture, and its text: what a recording keeps and a review reads.

    a  -> o1
    b  -> o2  {new}
    o1  list
      [0]  1
      [1]  -> o3
    o3  list  {shared}
      [0]  2  {changed}

Fields are two spaces apart; labels never hold two spaces. Ids are numbered in
order of discovery, and keep their number in all pictures of a snippet: `v`
plain values, `o` objects, `m` modules, `p` optimizers, `t` tensors and arrays,
`s` storages. A tensor's slot names the part of the storage that it sees, as a
slice of elements, when that is not all of it. Standard library only: the site
build reads graphs.
"""

import re
from dataclasses import dataclass, field

MARKS = ("shared", "changed", "new")
NODE = re.compile(r"[vomtps]\d+")


@dataclass
class Slot:
    """A line of a node (or a name): what it is called, and its value or the node that it refers to."""

    label: str
    value: str = ""
    target: str | None = None
    part: str = ""
    marks: set[str] = field(default_factory=set)


@dataclass
class Node:
    """An object or a storage; `id` begins with its kind."""

    id: str
    type: str
    detail: str = ""
    slots: list[Slot] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Arrow:
    """A reference: from a slot of `source` (None: a name) to a node."""

    source: str | None
    slot: Slot


@dataclass
class Graph:
    """Names (slots without a node) and nodes, in order of discovery."""

    names: list[Slot]
    nodes: dict[str, Node]

    def arrows(self, target: str) -> list[Arrow]:
        """All references to a node, those of names first."""
        found = [Arrow(None, name) for name in self.names if name.target == target]
        return found + [Arrow(node.id, slot) for node in self.nodes.values()
                        for slot in node.slots if slot.target == target]

    def below(self, start: str) -> set[str]:
        """The nodes that can be reached from one, that one included."""
        reached, left = set(), [start]
        while left:
            node = left.pop()
            if node not in reached:
                reached.add(node)
                left += [slot.target for slot in self.nodes[node].slots if slot.target]
        return reached

    def joints(self) -> dict[str, list[Arrow]]:
        """Where sharing begins: nodes with two references or more, those out of their own cycles aside."""
        found = {}
        for node in self.nodes:
            below = self.below(node)
            arrows = [arrow for arrow in self.arrows(node) if arrow.source not in below]
            if len(arrows) > 1:
                found[node] = arrows
        return found

    def mark_shared(self) -> None:
        """Mark what is reached from two names, and what is referred to twice."""
        reached = [self.below(name.target) for name in self.names]
        joints = self.joints()
        for node in self.nodes.values():
            if node.id in joints or sum(node.id in nodes for nodes in reached) > 1:
                node.marks.add("shared")


def plain(label: str) -> str:
    """A label as the text can hold it: spaces that stand together are made visible."""
    return re.sub(r"  +", lambda run: "␣" * len(run[0]), label).replace("\n", "⏎")


def text(graph: Graph) -> str:
    """The graph as text."""
    lines = [_line(name, "") for name in graph.names]
    for node in graph.nodes.values():
        lines.append("  ".join(filter(None, [node.id, node.type, node.detail, _marks(node.marks)])))
        lines += [_line(slot, "  ") for slot in node.slots]
    return "".join(line + "\n" for line in lines)


def _line(slot: Slot, indent: str) -> str:
    shown = f"-> {slot.target}" if slot.target else slot.value
    return indent + "  ".join(filter(None, [slot.label, shown, slot.part, _marks(slot.marks)]))


def _marks(marks: set[str]) -> str:
    return "{" + ", ".join(mark for mark in MARKS if mark in marks) + "}" if marks else ""


def parse(text: str) -> Graph:
    """The graph that a text describes: the inverse of `text`."""
    graph = Graph([], {})
    node = None
    for line in text.splitlines():
        fields, marks = _split(line.removeprefix("  "))
        if line.startswith("  "):
            node.slots.append(_slot(fields, marks))
        elif len(fields) > 1 and fields[1].startswith("-> "):
            graph.names.append(_slot(fields, marks))
        else:
            node = Node(fields[0], fields[1], fields[2] if len(fields) > 2 else "", [], marks)
            graph.nodes[node.id] = node
    return graph


def _split(line: str) -> tuple[list[str], set[str]]:
    fields = line.split("  ")
    if fields[-1].startswith("{") and set(fields[-1][1:-1].split(", ")) <= set(MARKS):
        return fields[:-1], set(fields[-1][1:-1].split(", "))
    return fields, set()


def _slot(fields: list[str], marks: set[str]) -> Slot:
    if len(fields) == 1:  # of a plain value: it has no label
        return Slot("", fields[0], None, "", marks)
    value = fields[1]
    part = fields[2] if len(fields) > 2 else ""
    if value.startswith("-> ") and NODE.fullmatch(value[3:]):
        return Slot(fields[0], "", value[3:], part, marks)
    return Slot(fields[0], value, None, part, marks)
