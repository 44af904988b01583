"""What two living objects share, by identity and address; nothing is changed."""

import array
import collections
import collections.abc
import ctypes
import gc
import itertools
import mmap
import threading
import types
from dataclasses import dataclass, field

from ..atlas.prober.children import PLAIN, attributes, behind, is_value, kind, out_of_reach, tensors_of
from ..atlas.prober.probe import Finding, decide
from ..atlas.prober.snapshot import parts_of
from ..atlas.prober.storage import Memory, memory_of, overlap, together
from ..atlas.row import ALIAS, CANNOT_TELL, COPY, PARTLY, SAME

MOST = 100_000  # objects of one side
ON_MEMORY = ("tensor", "ndarray", "untypedstorage")
LENDING = (bytearray, memoryview, array.array, ctypes.Array, ctypes.Structure, mmap.mmap)  # their bytes
VIEWS = (collections.abc.KeysView, collections.abc.ValuesView, collections.abc.ItemsView, types.MappingProxyType, *map(type, (
    iter([]), reversed([]), iter(()), iter({}), iter(set()), map(int, ()), filter(None, ()), zip(), enumerate(()), itertools.chain(), itertools.islice((), 0),
    itertools.cycle(()), itertools.repeat(0), *itertools.tee(()))))
LOCKS = (type(threading.Lock()), type(threading.RLock()))  # which lock it is tells all of it
IMMUTABLE = (tuple, frozenset, types.FunctionType, types.MethodType, types.BuiltinMethodType, types.MappingProxyType, types.GeneratorType)


def bytes_of(value: object) -> Memory:
    """The bytes that a value's elements lie on; {} for what has none or cannot be written."""
    if kind(value) in ON_MEMORY:
        return memory_of(value)
    if not isinstance(value, LENDING):
        return {}
    try:
        view = memoryview(value).cast("B")
        start = ctypes.addressof((ctypes.c_char * len(view)).from_buffer(view))
    except (TypeError, ValueError, BufferError):  # read-only, empty or in pieces
        return {}
    return {None: [(start, start + len(view))]} if len(view) else {}


@dataclass
class Part:
    """A part of an object that can be changed: the expression that leads to it, how deep it lies, the part itself."""

    path: str
    level: int
    value: object


@dataclass
class Side:
    """All parts of one object, breadth first, and the names of types that are out of reach."""

    parts: list = field(default_factory=list)
    kept: list = field(default_factory=list)  # so that no id is used twice
    hidden: list = field(default_factory=list)


def walk(value: object, name: str) -> Side:
    """The parts of an object: at most 100,000. What it does not see whole it names in `hidden`."""
    side, seen = Side(), set()
    waiting = collections.deque([(value, name, 0)])
    while waiting:
        value, path, level = waiting.popleft()
        what = kind(value)
        if what == "atom" or id(value) in seen or level and is_value(value):
            continue
        if len(seen) > MOST:
            side.hidden.append((f"more than {MOST} objects", value))
            return side
        seen.add(id(value))
        side.kept.append(value)
        hidden = "" if isinstance(value, LOCKS) else out_of_reach(value)
        if hidden:
            side.hidden.append((hidden, value))
        empty = isinstance(value, memoryview) and not value.nbytes
        if what in ON_MEMORY or not isinstance(value, IMMUTABLE) and not _read_only_view(value) and not empty:
            side.parts.append(Part(path, level, value))
        own = getattr(value, "__dict__", None) if what == "object" else None
        if type(own) is dict:  # the same part under another name: `vars(x)`
            side.parts.append(Part(f"{path}.__dict__", level, own))
        if hidden and what != "module":
            waiting.extend((inner, f"{path} (its {type(inner).__name__})", level + 1) for inner in gc.get_referents(value) if not isinstance(inner, type))
            continue
        waiting.extend((inner, inner_path, level + 1) for inner_path, inner in _inside(value, what, path))
    return side


def _inside(value, what: str, path: str) -> list:
    """What a value holds, each with its expression."""
    if what == "module":
        found = [(f"{path}.{name}", each) for name, each in value.__dict__.items()
                 if name not in ("_parameters", "_buffers", "_modules") and "hook" not in name]
        for table in ("_parameters", "_buffers", "_modules"):
            own = value.__dict__.get(table, {})
            found += [(path + (f"[{name}]" if name.isdigit() else f".{name}"), each) for name, each in own.items()]
        return found + [(f"{path}.parameters()", each) for each in tensors_of(value)]
    if what == "tensor":
        strided = str(value.layout) == "torch.strided" and not value.is_nested
        parts = [] if strided else [(f"{path} part {i}", each) for i, each in enumerate(parts_of(value))]
        return parts + [(f"{path}.{name}", each) for name, each in attributes(value).items()]
    if what == "ndarray":
        own = [(f"{path}.flat[{i}]", each) for i, each in enumerate(value.ravel().tolist())] if value.dtype == object else []
        return own + [(f"{path}.{name}", each) for name, each in attributes(value).items()]
    if what == "dataframe":
        return [(f"{path}[{name!r}]", value.iloc[:, i].array) for i, name in enumerate(value.columns)] + [
            (f"{path}[{name!r}].values", value.iloc[:, i].values) for i, name in enumerate(value.columns)]
    if what == "series":
        return [(f"{path}.values", value.values)]
    if what == "class":
        return [(f"{path}.{name}", each) for name, each in vars(value).items() if not name.startswith("__")]
    if what == "proxy":
        return [(f"{path} (its object)", behind(value))]
    if what != "object":
        return []
    if isinstance(value, VIEWS):  # of a dictionary, of what is still to be read: what they refer to
        return [(f"{path} (its {type(each).__name__})", each) for each in gc.get_referents(value)]
    found = [(f"{path}{_step(name)}", each) for name, each in attributes(value).items()]
    if isinstance(value, (dict, types.MappingProxyType)):
        found += [(f"{path}[{_key(key)}]", each) for key, each in value.items() if type(each) not in PLAIN]
    elif isinstance(value, (list, tuple, collections.deque)):
        fields = getattr(value, "_fields", ())
        found += [(f"{path}.{fields[i]}" if i < len(fields) else f"{path}[{i}]", each) for i, each in enumerate(value) if type(each) not in PLAIN]
    elif _read_only_view(value):
        found.append((f"{path}.obj", value.obj))
    elif isinstance(value, (set, frozenset)):
        found += [(f"{path} (member)", each) for each in value]
    return found


def _step(name: str) -> str:
    """How an expression goes on to an attribute, or to an element's child."""
    if name.startswith("child."):
        return f"[{name.removeprefix('child.')}]"
    return f".{name}" if name.isidentifier() else f" ({name})"


def _read_only_view(value: object) -> bool:
    return isinstance(value, memoryview) and value.readonly


def _key(key: object) -> str:
    text = repr(key) if kind(key) == "atom" else type(key).__name__
    return text if len(text) <= 40 else text[:39] + "…"


@dataclass(frozen=True)
class Pair:
    """One place that is shared: its expressions on both sides, and whether it is one object or one stretch of memory."""

    first: str
    second: str
    same: bool


def compare(first: object, second: object, names: tuple) -> tuple:
    """The shared places, and the finding that follows from them: counts of parts instead of changes.

    Returns (list of Pair, Finding). Raises nothing of its own.
    """
    sides = [walk(first, names[0]), walk(second, names[1])]
    by_id = {id(part.value): part for part in sides[0].parts}
    memories = [[(part, memory) for part in side.parts if (memory := bytes_of(part.value))] for side in sides]
    pairs, covered = [], set()
    for part in sides[1].parts:
        if id(part.value) in by_id:
            if any(part.path.startswith((f"{pair.second}.", f"{pair.second}[", f"{pair.second} ")) for pair in pairs):
                covered.add(id(part.value))
                continue  # inside a place that is named
            pairs.append(Pair(by_id[id(part.value)].path, part.path, True))
            covered.add(id(part.value))
    for part, memory in memories[1]:
        if id(part.value) not in covered:
            partner = next((other for other, there in memories[0] if overlap(memory, there)), None)
            if partner:
                pairs.append(Pair(partner.path, part.path, False))
    return pairs, _finding(sides, memories, first is second)


def _finding(sides: list, memories: list, same: bool) -> Finding:
    whole = [together([memory for _, memory in each]) for each in memories]
    levels: list = [{}, {}]
    for side in (0, 1):
        others = {id(part.value) for part in sides[1 - side].parts}
        for part in sides[side].parts:
            reached, made = levels[side].get(part.level, (0, 0))
            memory = bytes_of(part.value)
            if id(part.value) in others or memory and _covers(whole[1 - side], memory):
                here = (1, 1)
            else:
                here = (1, 2) if memory and overlap(memory, whole[1 - side]) else (0, 1)
            levels[side][part.level] = (reached + here[0], made + here[1])
    hidden = [name for side in sides for name, value in side.hidden
              if not any(value is other for _, other in sides[0].hidden) or not any(value is other for _, other in sides[1].hidden)]
    if same:
        return Finding(SAME, "identity", levels[1], levels[0])
    verdict = decide(levels[1], levels[0]) if levels[0] or levels[1] else COPY
    if hidden and verdict in (COPY, ALIAS):
        return Finding(CANNOT_TELL, "", levels[1], levels[0], why=f"out of reach: {hidden[0]}")
    if verdict == PARTLY and memories[0] and memories[1] and len(sides[0].parts) == len(sides[1].parts) == 1 and whole[0] == whole[1]:
        verdict = ALIAS
    return Finding(verdict, "storage", levels[1], levels[0])


def _covers(outer: dict, inner: dict) -> bool:
    """Whether all bytes of one memory are bytes of another."""
    return all(space in outer and all(any(a <= first and last <= b for a, b in outer[space]) for first, last in stretches)
               for space, stretches in inner.items())
