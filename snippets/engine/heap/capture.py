"""The pictures that a snippet asks for, drawn while it runs: each before the first statement below its line."""

from math import inf
from pathlib import Path

from ..snippet.sections import parse
from .graph import text
from .trace import Heap, Undrawable


class Undrawn(Exception):
    """A picture could not be drawn: the line that asks for it, and why."""

    def __init__(self, line: int, why: str):
        super().__init__(why)
        self.line = line


class Asked:
    """Follows a run: `draw(LINE)` draws what is asked for above that line, from `namespace`.

    `graphs` holds the texts of the drawn graphs by section.
    """

    def __init__(self, path: Path, namespace: dict):
        asks = "# draw" in path.read_text("utf-8", "replace")
        self.waiting = list(parse(path).draws) if asks else []
        self.heap = Heap(list(dict.fromkeys(name for draw in self.waiting for name in draw.names)))
        self.namespace = namespace
        self.graphs: dict[str, str] = {}

    def draw(self, before: float = inf) -> None:
        """Draw what is asked for above line `before`. Raises Undrawn, with the line that asks."""
        while self.waiting and self.waiting[0].line < before:
            asked = self.waiting.pop(0)
            try:
                self.graphs[asked.section] = text(self.heap.draw(self.namespace, list(asked.names)))
            except Undrawable as why:
                raise Undrawn(asked.line, str(why)) from None
