"""What the tests of pictures share: graphs of objects that a test makes."""

import pytest

from snippets.engine.heap.graph import Graph, parse, text
from snippets.engine.heap.trace import Heap


@pytest.fixture
def draw():
    """Draw named objects: `draw(a=..., b=...)` gives their graph. A second call is the next picture of one run."""
    heap = Heap([])

    def _draw(**names) -> Graph:
        heap.names = list(dict.fromkeys([*heap.names, *names]))
        graph = heap.draw(names, list(names))
        assert parse(text(graph)) == graph, "the text does not say all of the graph"
        return graph
    return _draw
