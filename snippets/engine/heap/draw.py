"""A graph as a small SVG: no fonts, no scripts, no ids; colours are CSS variables with a fallback for light paper.

What is shared has a double outline and two squares, what changed a triangle
and a bar, what is new a plus and a broken outline: shapes first, colours second.
"""

from html import escape
from math import hypot

from .graph import Graph
from .layout import CHARACTER, FONT, ICON, LANE, PAD, ROW, Box, Line, Pill, Plan, plan, wide

DRAWING = 5  # counts up when this drawing changes: `record` then draws again what has not changed
EDGE = 5  # around the picture
BASE = 13.5  # from a row's top to the base line of its text
COLOURS = {"paper": "#fff", "ink": "#1c2430", "soft": "#566070", "line": "#3b4656", "store": "#eef2f7",
           "name": "#e8ecf2", "shared": "#b03a00", "changed": "#ffe08a", "new": "#0b6b3a"}


def svg(graph: Graph, narrow: bool = False) -> str:
    """The picture of a graph; narrow: laid out downwards, for a phone. Raises `layout.NoGraphviz`."""
    made = plan(graph, narrow)
    paint = Paint(narrow)
    for line in made.lines:
        paint.arrow(line)
    for pill in made.pills:
        paint.pill(pill)
    for box in made.boxes.values():
        paint.box(box)
    return paint.document(made)


def _colour(name: str) -> str:
    return f"var(--heap-{name},{COLOURS[name]})"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


class Paint:
    """Collects shapes in layers; each layer is one group, or one path, with one style."""

    def __init__(self, narrow: bool = False):
        self.narrow = narrow
        self.layers: dict[str, list[str]] = {}

    def put(self, layer: str, shape: str) -> None:
        """Add a shape, or a piece of a path, to a layer."""
        self.layers.setdefault(layer, []).append(shape)

    def arrow(self, line: Line) -> None:
        """A curve with a head, and, where it starts beside a slot, a dot in it."""
        layer = "shared" if line.shared else "plain"
        points, tip = line.points, line.tip
        (x0, y0), *rest = points
        curve = " ".join(f"{_n(x)},{_n(y)}" for x, y in rest)
        self.put(f"{layer}-lines", f"M{_n(x0)},{_n(y0)}C{curve}")
        downwards = self.narrow and abs(rest[0][1] - y0) > abs(rest[0][0] - x0)  # from the box's lower edge, below the slot's text
        if not line.named and not downwards:
            self.put(f"{layer}-heads", f"M{_n(x0 - 6)},{_n(y0)}a2.6,2.6 0 1 0 0,.1z")
        bx, by = points[-1]
        long = hypot(tip[0] - bx, tip[1] - by) or 1
        ux, uy = (tip[0] - bx) / long, (tip[1] - by) / long
        self.put(f"{layer}-heads", f"M{_n(tip[0])},{_n(tip[1])}L{_n(bx - uy * 3.4)},{_n(by + ux * 3.4)} "
                                   f"{_n(bx + uy * 3.4)},{_n(by - ux * 3.4)}z")

    def text(self, layer: str, x: float, row: float, words: str) -> None:
        """A text in a row whose top is at `row`."""
        self.put(layer, f'<text x="{_n(x)}" y="{_n(row + BASE)}">{escape(words, quote=False)}</text>')

    def marks(self, marks: set[str], right: float, row: float) -> None:
        """The signs of marks, from the right."""
        y = row + ROW / 2
        for mark in ("new", "changed", "shared"):
            if mark not in marks:
                continue
            x = right - ICON / 2
            if mark == "new":
                self.put("new-sign", f"M{_n(x - 4)},{_n(y)}h8m-4,-4v8")
            elif mark == "changed":
                self.put("changed-sign", f"M{_n(x)},{_n(y - 4.5)}l5,9h-10z")
            else:
                self.put("shared-sign", f"M{_n(x - 5)},{_n(y - 5)}h7v7h-7zm3,3h7v7h-7z")
            right -= ICON

    def pill(self, pill: Pill) -> None:
        """A name."""
        self.put("pills", f'<rect x="{_n(pill.x)}" y="{_n(pill.y)}" width="{_n(pill.width)}" height="{ROW}" rx="9.5"/>')
        self.text("ink", pill.x + PAD, pill.y, pill.slot.label)
        self.marks(pill.slot.marks, pill.x + pill.width - PAD, pill.y)

    def box(self, box: Box) -> None:
        """An object or a storage."""
        node, store = box.node, box.node.id[0] == "s"
        right = box.x + box.width
        corner = 0 if store else 4
        rect = (f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
                + (f' rx="{corner}"' if corner else ""))
        layer = "storages" if store else "boxes"
        if "new" in node.marks:
            layer += "-new"
        self.put(layer, f"<rect {rect}/>")
        if "shared" in node.marks:
            self.put("outlines", f'<rect x="{_n(box.x - 3)}" y="{_n(box.y - 3)}" width="{_n(box.width + 6)}" '
                                 f'height="{_n(box.height + 6)}" rx="{corner and corner + 3}"/>')
        self.text("soft", box.x + PAD, box.y, node.type)
        self.marks(node.marks, right - PAD + 4, box.y)
        lanes = LANE * len(box.lanes)
        for i, slot in enumerate(box.rows):
            row = box.y + ROW * (i + 1)
            if slot.marks:
                self.put("changed-rows", f'<rect x="{_n(box.x + 1)}" y="{_n(row + 1)}" width="{_n(box.width - 2)}" '
                                         f'height="{ROW - 2}"/>')
                self.marks(slot.marks, right - 2 - (12 if slot.target else 0), row)
            if i == 0 or store:
                self.put("rules", f"M{_n(box.x)},{_n(row)}h{_n(box.width)}")
            self.row(box, slot, row, lanes)
        for lane, (_, rows) in enumerate(box.lanes):
            for i in rows:
                self.put("lanes", f"M{_n(box.x + LANE * lane + 5)},{_n(box.y + ROW * (i + 1) + 2)}v{ROW - 4}")

    def row(self, box: Box, slot, row: float, lanes: float) -> None:
        """The label and the value of a slot."""
        left = box.x + PAD + lanes
        if slot.label:
            self.text("soft", left, row, slot.label)
            left += wide(slot.label) + CHARACTER
        if slot.value and box.node.id[0] == "s":
            end = box.x + box.width - PAD - (ICON - 3 if slot.marks else 0)
            self.text("ink", end - wide(slot.value), row, slot.value)
        elif slot.value:
            self.text("ink", left, row, slot.value)

    def document(self, made: Plan) -> str:
        """The layers, in their order, as one SVG."""
        width, height, kind = made.width + 2 * EDGE, made.height + 2 * EDGE, "heap heap--narrow" if self.narrow else "heap"
        body = "".join(self.layer(*layer) + "\n" for layer in LAYERS if layer[0] in self.layers)
        return (f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" width="{_n(width)}" height="{_n(height)}" '
                f'viewBox="{_n(-EDGE)} {_n(-EDGE)} {_n(width)} {_n(height)}" role="img" '
                f'font-family="monospace" font-size="{FONT}">\n<title></title>\n{body}</svg>\n')

    def layer(self, name: str, style: str, path: bool) -> str:
        """One layer."""
        shapes = "".join(self.layers[name])
        return f'<path {style} d="{shapes}"/>' if path else f"<g {style}>{shapes}</g>"


def _stroke(colour: str, width: float, more: str = "") -> str:
    return f'fill="none" stroke="{_colour(colour)}" stroke-width="{width}"{more}'


def _fill(colour: str, line: str = "", width: float = 1, more: str = "") -> str:
    edge = f' stroke="{_colour(line)}" stroke-width="{width}"' if line else ""
    return f'fill="{_colour(colour)}"{edge}{more}'


BROKEN = ' stroke-dasharray="4 3"'
LAYERS = [
    ("outlines", _stroke("shared", 1.5), False),
    ("pills", _fill("name", "line"), False),
    ("boxes", _fill("paper", "line"), False),
    ("boxes-new", _fill("paper", "new", 1.5, BROKEN), False),
    ("storages", _fill("store", "line", 2), False),
    ("storages-new", _fill("store", "new", 2, BROKEN), False),
    ("changed-rows", _fill("changed"), False),
    ("rules", _stroke("line", .6), True),
    ("lanes", _stroke("soft", 4), True),
    ("plain-lines", _stroke("line", 1.2), True),
    ("plain-heads", _fill("line"), True),
    ("shared-lines", _stroke("shared", 1.8), True),
    ("shared-heads", _fill("shared"), True),
    ("shared-sign", _stroke("shared", 1.3), True),
    ("changed-sign", _fill("ink"), True),
    ("new-sign", _stroke("new", 2), True),
    ("soft", _fill("soft"), False),
    ("ink", _fill("ink"), False),
]
