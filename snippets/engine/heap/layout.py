"""Where everything stands: Graphviz places boxes whose sizes we know, and routes the arrows.

A picture has two layouts: from left to right, and, narrow, downwards for a phone. Sizes are in SVG user units, which are Graphviz's points.
"""

import json
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass, field, replace

from .graph import Graph, Node, Slot

FONT = 13
CHARACTER = 7.85  # the width of a character in the common monospaced fonts, at most
ROW = 19
PAD = 6
LANE = 8  # the width of the bar that shows which part of a storage a view sees
ICON = 14
GAP, COLUMN = 16, 22  # between boxes, between columns
WHOLE = re.compile(r"-?\d+\.")  # a float without a fraction, as a graph writes it


@dataclass
class Box:
    """A node's box: its rows below the header, its size, and, once laid out, its top left corner."""

    node: Node
    rows: list[Slot]
    lanes: list[tuple[str, list[int]]] = field(default_factory=list)  # per partial view: its slices, the rows it sees
    width: float = 0
    x: float = 0
    y: float = 0

    @property
    def height(self) -> float:
        """All rows and the header."""
        return ROW * (1 + len(self.rows))


@dataclass
class Pill:
    """A name."""

    slot: Slot
    width: float
    x: float = 0
    y: float = 0


@dataclass
class Line:
    """An arrow: its curve's points, its tip, whether it leads to a joint, and whether a name has it."""

    points: list[tuple[float, float]]
    tip: tuple[float, float]
    shared: bool
    named: bool


@dataclass
class Plan:
    """A picture with all positions; y grows downwards."""

    width: float
    height: float
    pills: list[Pill]
    boxes: dict[str, Box]
    lines: list[Line]


class NoGraphviz(Exception):
    """The program `dot` is not installed."""


def wide(text: str) -> float:
    """The width of a text."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text) * CHARACTER


def box(node: Node, graph: Graph, narrow: bool = False) -> Box:
    """A node's rows and size. Numbers are written as Python prints them; narrow, a tensor's shape has a row of its own."""
    if node.id[0] == "t":
        return _tensor(node, narrow)
    made = Box(node, [replace(slot, value=f"{slot.value}0") if WHOLE.fullmatch(slot.value) else slot for slot in node.slots])
    if node.id[0] == "s":
        made.lanes = [(slot.part, _rows(slot.part, node)) for arrow in graph.arrows(node.id)
                      if (slot := arrow.slot).part]
        made.lanes = list({part: (part, rows) for part, rows in made.lanes}.values())
    made.width = _width(made)
    return made


def _tensor(node: Node, narrow: bool) -> Box:
    dtype, _, rest = node.detail.partition(" (")
    shape, bracket, unusual = ("(" + rest).partition(")")
    parts = [dtype, f"{shape}{bracket}"]
    rows = [Slot("", part) for part in (parts if narrow else [" ".join(parts)])]
    if unusual.strip():
        rows.append(Slot("", unusual.strip()))
    sight = node.slots[0]
    if sight.part:
        rows.append(Slot("", f"[{sight.part}]", sight.target, sight.part, sight.marks))
    elif sight.target:
        rows[-1] = Slot("", rows[-1].value, sight.target, "", sight.marks)
    else:
        rows.append(Slot("", "∅", None, "", sight.marks))
    made = Box(node, rows)
    made.width = _width(made)
    return made


def _width(made: Box) -> float:
    lanes = LANE * len(made.lanes)
    header = wide(made.node.type) + ICON * len(made.node.marks)
    rows = [wide(slot.label) + wide(slot.value) + (CHARACTER if slot.label and slot.value else 0)
            + (12 if slot.target else 0) + (ICON if slot.marks else 0) for slot in made.rows]
    return round(max([header, *rows, 30]) + 2 * PAD + lanes)


def _rows(part: str, node: Node) -> list[int]:
    """The rows of a storage that a part covers; what lies beyond the shown elements is in the last row."""
    seen: set[int] = set()
    for piece in part.split(","):
        numbers = [int(n) for n in piece.split(":")]
        seen.update(range(*numbers))
    last = len(node.slots) - 1
    cut = node.slots[last].label == "…"
    return sorted({n if not cut or n < last else last for n in seen})


def plan(graph: Graph, narrow: bool = False) -> Plan:
    """Lay a graph out, from left to right, or downwards if narrow. Raises NoGraphviz when `dot` is not installed."""
    boxes = {id_: box(node, graph, narrow) for id_, node in graph.nodes.items()}
    pills = {f"n{i}": Pill(name, round(wide(name.label) + 2 * PAD + 4 + ICON * len(name.marks)))
             for i, name in enumerate(graph.names)}
    placed = _dot((_downwards if narrow else _source)(graph, boxes, pills))
    height = float(placed["bb"].split(",")[3])
    for thing in placed["objects"]:
        if "pos" not in thing or thing["name"] not in {**boxes, **pills}:
            continue
        x, y = map(float, thing["pos"].split(","))
        if made := boxes.get(thing["name"]):
            made.x, made.y = x - made.width / 2, height - y - made.height / 2
        else:
            pill = pills[thing["name"]]
            pill.x, pill.y = x - pill.width / 2, height - y - ROW / 2
    joints = graph.joints()
    names = [thing["name"] for thing in placed["objects"]]
    lines = [_line(edge["pos"], height, names[edge["head"]] in joints, names[edge["tail"]] in pills)
             for edge in placed["edges"] if edge.get("style") != "invis"]
    return Plan(float(placed["bb"].split(",")[2]), height, list(pills.values()), boxes, lines)


def _line(pos: str, height: float, shared: bool, named: bool) -> Line:
    tip, *points = [part.removeprefix("e,") for part in pos.split()]
    tips, *rest = [tuple(map(float, part.split(","))) for part in (tip, *points)]
    return Line([(x, height - y) for x, y in rest], (tips[0], height - tips[1]), shared, named)


def _nodes(direction: str, boxes: dict[str, Box], pills: dict[str, Pill]) -> list[str]:
    lines = ["digraph {", f"rankdir={direction} nodesep={GAP / 72:.3f} ranksep={COLUMN / 72:.3f} margin=0 pad=0",
             "node [shape=plain margin=0] edge [arrowsize=.7]"]
    for id_, pill in pills.items():
        lines.append(f"{id_} [label=<{_table([('h', pill.width)])}>]")
    for id_, made in boxes.items():
        rows = [("h", made.width)] + [(f"r{i}", made.width) for i in range(len(made.rows))]
        lines.append(f"{id_} [label=<{_table(rows)}>]")
    lines.append("{rank=source " + " ".join(pills) + "}")
    return lines


def _downwards(graph: Graph, boxes: dict[str, Box], pills: dict[str, Pill]) -> str:
    """Names on top. The last row of a box leads down; what is above it, out at the side."""
    lines = _nodes("TB", boxes, pills)
    for id_, pill in pills.items():
        lines.append(f"{id_}:h:s -> {pill.slot.target}:h:n")
    for id_, made in boxes.items():
        for i, slot in enumerate(made.rows):
            if slot.target:
                lines.append(f"{id_}:r{i}:{'s' if i == len(made.rows) - 1 else 'e'} -> {slot.target}:h:n")
    return "\n".join(lines) + "\n}\n"


def _source(graph: Graph, boxes: dict[str, Box], pills: dict[str, Pill]) -> str:
    lines = _nodes("LR", boxes, pills)
    lines += [f"{a} -> {b} [style=invis]" for a, b in zip(pills, list(pills)[1:])]
    if storages := [id_ for id_ in boxes if id_[0] == "s"]:
        leads_on = any(slot.target for id_ in storages for slot in boxes[id_].rows)
        lines.append(f"{{rank={'same' if leads_on else 'sink'} {' '.join(storages)}}}")
    for id_, pill in pills.items():
        lines.append(f"{id_}:h:e -> {pill.slot.target}:h:w")
    for id_, made in boxes.items():
        for i, slot in enumerate(made.rows):
            if slot.target:
                rows = _rows(slot.part, boxes[slot.target].node) if slot.part and slot.target[0] == "s" else []
                lines.append(f"{id_}:r{i}:e -> {slot.target}:{f'r{rows[0]}' if rows else 'h'}:w")
    return "\n".join(lines) + "\n}\n"


def _table(rows: list[tuple[str, float]]) -> str:
    cells = "".join(f'<TR><TD PORT="{port}" FIXEDSIZE="TRUE" WIDTH="{width:g}" HEIGHT="{ROW}"></TD></TR>'
                    for port, width in rows)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{cells}</TABLE>'


def _dot(source: str) -> dict:
    if not shutil.which("dot"):
        raise NoGraphviz
    done = subprocess.run(["dot", "-Tjson"], input=source, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"dot refused the graph: {done.stderr}")
    return json.loads(done.stdout)
