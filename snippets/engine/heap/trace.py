"""From names to a graph: what can be reached, which memory is under it, and what changed since last time."""

from collections import deque
from dataclasses import dataclass, field

from . import memory
from .describe import (
    HEAD,
    LONG,
    MODULE_PARTS,
    MORE,
    Reference,
    as_plain_tensors,
    cut,
    detail,
    full,
    is_array,
    is_module,
    is_tensor,
    is_value,
    kind,
    number,
    short,
)
from .graph import Graph, Node, Slot, plain

READABLE = 30  # names, objects and storages in one picture
ENOUGH = 1000  # objects that are looked at before giving up

Key = tuple[str, int]  # ("object", its id) or ("memory", its first address)


class Undrawable(Exception):
    """What was asked for cannot be drawn; the text says why."""


@dataclass
class Line:
    """A slot while the graph is made: `content` is what is compared with the picture before."""

    label: str
    text: str
    content: object
    target: Key | None = None
    part: str = ""


@dataclass
class Thing:
    """An object or a storage while the graph is made."""

    letter: str
    type: str
    detail: str
    lines: list[Line] = field(default_factory=list)

    def content(self) -> tuple:
        """What is compared with the picture before."""
        return self.detail, [(line.label, line.content) for line in self.lines]


@dataclass
class Storage:
    """Bytes that overlap, the widest memory among them, and the tensor or array that was found on them first."""

    start: int
    stop: int
    widest: memory.Memory
    first: object


class Heap:
    """The pictures of one run of a snippet, in order.

    `names` are all names that any of its pictures asks for: all are followed
    at each picture, so that "new" means new on the heap, not new in a picture.
    What was looked at stays alive until the end, so that no address is used
    twice; an object that a snippet wants to see freed should not be drawn.
    """

    def __init__(self, names: list[str]):
        self.names = names
        self.numbers: dict[Key, int] = {}
        self.kept: list[object] = []
        self.before: tuple[dict[str, Key], dict[Key, tuple]] | None = None

    def draw(self, namespace: dict, names: list[str]) -> Graph:
        """The graph that `names` lead to now. Raises Undrawable for an unknown name and for too many nodes."""
        for name in names:
            if name not in namespace:
                raise Undrawable(f"asks to draw the unknown name {name!r}")
        roots = {name: namespace[name] for name in [*names, *self.names] if name in namespace}
        with as_plain_tensors():
            things = self._things(roots)
        keys = {name: ("object", id(thing)) for name, thing in roots.items()}
        graph = self._graph(names, keys, things)
        self.before = keys, {key: thing.content() for key, thing in things.items()}
        graph.mark_shared()
        return graph

    def _things(self, roots: dict[str, object]) -> dict[Key, Thing]:
        apart = _apart(roots)
        objects = _reach(roots.values(), apart)
        self.kept += objects.values()
        storages = self._storages(objects.values())
        things = {}
        for thing in objects.values():
            letter = kind(thing)
            made = Thing(letter, plain(type(thing).__name__), detail(thing) if letter == "t" else "")
            shown, left, rest = cut(thing, apart)
            made.lines = [_line(reference) for reference in shown]
            if left:
                made.lines.append(Line(MORE, f"+{left}", rest))
            if letter == "t":
                made.lines = [self._sight(thing, storages)]
            things["object", id(thing)] = made
        for storage in storages:
            things["memory", storage.start] = self._cells(storage)
        return things

    def _storages(self, things) -> list[Storage]:
        found: list[Storage] = []
        for thing in things:
            here = memory.of(thing) if is_tensor(thing) or is_array(thing) else None
            if not here:
                continue
            self.kept.append(here.owner)
            new = Storage(here.start, here.stop, here, thing)
            for other in [s for s in found if s.start < new.stop and new.start < s.stop]:
                found.remove(other)
                widest = max(other.widest, new.widest, key=lambda m: m.stop - m.start)
                new = Storage(min(other.start, new.start), max(other.stop, new.stop), widest, other.first)
            found.append(new)
        return found

    def _sight(self, thing: object, storages: list[Storage]) -> Line:
        here = memory.of(thing)
        if not here:
            return Line("storage", "none", None)
        storage = next(s for s in storages if s.start <= here.start and here.stop <= s.stop)
        size = _size(storage.first)
        seen, _ = memory.part(thing, storage.start, size, (storage.stop - storage.start) // size)
        return Line("storage", "", (storage.start, seen), ("memory", storage.start), seen)

    def _cells(self, storage: Storage) -> Thing:
        size = _size(storage.first)
        count = (storage.stop - storage.start) // size
        shown = count if count <= LONG else HEAD
        raw = storage.widest.bytes()
        made = Thing("s", "storage", "")
        for i, value in enumerate(storage.widest.read(storage.first, shown)):
            if is_array(storage.widest.owner) and storage.widest.owner.dtype == object:
                made.lines.append(_line(Reference(str(i), value)))
            else:
                made.lines.append(Line(str(i), plain(number(value)), raw[i * size:(i + 1) * size]))
        if count > shown:
            made.lines.append(Line(MORE, f"+{count - shown}", raw[shown * size:]))
        return made

    def _graph(self, names: list[str], keys: dict[str, Key], things: dict[Key, Thing]) -> Graph:
        order: dict[Key, str] = {}
        waiting = deque(keys[name] for name in names)
        while waiting:
            key = waiting.popleft()
            if key not in order:
                order[key] = things[key].letter + str(self.numbers.setdefault(key, len(self.numbers) + 1))
                waiting += [line.target for line in things[key].lines if line.target]
        if len(names) + len(order) > READABLE:
            raise Undrawable(f"asks for a picture of {len(names) + len(order)} names, objects and storages; "
                             f"more than {READABLE} cannot be read")
        graph = Graph([], {})
        known_names, known = self.before or (keys, None)
        if known is not None and not known.keys() & order.keys():
            known_names, known = keys, None  # nothing goes on from the picture before: nothing to compare
        for name in names:
            marks = {"new"} if name not in known_names else {"changed"} if known_names[name] != keys[name] else set()
            graph.names.append(Slot(name, "", order[keys[name]], "", marks))
        for key, id_ in order.items():
            graph.nodes[id_] = _node(id_, things[key], order, known.get(key) if known is not None else things[key].content())
        return graph


def _node(id_: str, thing: Thing, order: dict[Key, str], before: tuple | None) -> Node:
    node = Node(id_, thing.type, thing.detail)
    if before is None:
        node.marks.add("new")
    elif before != thing.content():
        node.marks.add("changed")
    for line in thing.lines:
        slot = Slot(plain(line.label), line.text, order.get(line.target), line.part)
        if before and (line.label, line.content) not in before[1]:
            slot.marks.add("changed")
        node.slots.append(slot)
    return node


def _line(reference: Reference) -> Line:
    """A slot: a value in its place, or an arrow."""
    if reference.text or is_value(reference.child):
        text = reference.text or full(reference.child)
        return Line(reference.label, short(text), text)
    key = ("object", id(reference.child))
    return Line(reference.label, "", key, key)


def _size(thing: object) -> int:
    return thing.itemsize if is_array(thing) else thing.element_size()


def _children(thing: object, apart) -> list[object]:
    """What an object's picture leads on to: objects, in the order of its slots."""
    if is_array(thing) and thing.dtype == object:
        root = memory.of(thing)
        found = root.read(thing, LONG) if root else []
        count = root.owner.size if root else 0
        return [child for child in (found if count <= LONG else found[:HEAD]) if not is_value(child)]
    return [r.child for r in cut(thing, apart)[0] if not r.text and not is_value(r.child)]


def _reach(roots, apart) -> dict[int, object]:
    """All objects that pictures of the roots show, breadth first."""
    reached: dict[int, object] = {}
    waiting = deque(roots)
    while waiting:
        thing = waiting.popleft()
        if id(thing) in reached:
            continue
        reached[id(thing)] = thing
        if len(reached) > ENOUGH:
            raise Undrawable(f"asks for a picture of more than {ENOUGH} objects; more than {READABLE} cannot be read")
        waiting += _children(thing, apart)
    return reached


def _apart(roots: dict[str, object]):
    """Decides which submodules, and which of modules' dictionaries, are nodes: those that two things refer to."""
    sources: dict[int, set] = {}
    everything = _reach(roots.values(), lambda _: True)
    for name, thing in roots.items():
        sources.setdefault(id(thing), set()).add(name)
    inside = set()
    for thing in everything.values():
        for child in _children(thing, lambda _: True):
            sources.setdefault(id(child), set()).add(id(thing))
        if is_module(thing):
            inside |= {id(thing), *(id(thing.__dict__[part]) for part in MODULE_PARTS)}
    return lambda thing: id(thing) in inside and len(sources.get(id(thing), ())) > 1
