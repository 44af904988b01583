"""Where an object can be changed: at each level of nesting, one place after another."""

import array
import collections
import ctypes
import io
import itertools
import math
import random
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from .children import CDATA, attributes, behind, holds_a_column, is_element, is_value, kind, open_to_new_attributes, out_of_reach, public, tensors_of
from .snapshot import parts_of, snapshot

NEW = "a value that was not there"
LIMIT = 256  # elements of one array: a row is a small example, and each is tried
DEEPEST = 12
MOST = 1000  # places of one object


class TooMany(Exception):
    """An array has more elements than are tried."""


class Refused(Exception):
    """The place cannot be written: the array is read-only, the class is frozen."""


@dataclass(frozen=True)
class Place:
    """A place in an object, `level` steps inside; `owner` is what is changed. `change()` changes it, or raises Refused."""

    level: int
    change: Callable[[], None]
    owner: object


@dataclass
class Survey:
    """What was found in an object: its places, the arrays and tensors that hold its data, and what is out of reach.

    `out_of_reach` holds a reason for each part that can be neither changed nor read, with the object.
    """

    places: list[Place] = field(default_factory=list)
    arrays: list[object] = field(default_factory=list)
    out_of_reach: list[tuple[str, object]] = field(default_factory=list)


def survey(value: object) -> Survey:
    """Find all places of an object, in an order that equal objects have in common."""
    found = Survey()
    _walk(value, 0, {}, found)
    return found


def _walk(value: object, level: int, seen: dict[int, object], found: Survey) -> None:
    what = kind(value)
    if what == "atom" or id(value) in seen or level and is_value(value):
        return
    if level > DEEPEST or len(found.places) > MOST:
        found.out_of_reach.append((f"more than {DEEPEST} levels" if level > DEEPEST else f"more than {MOST} places", value))
        return
    seen[id(value)] = value
    if hidden := out_of_reach(value):
        found.out_of_reach.append((hidden, value))
    if hidden and what != "module":
        return
    if what in ("tensor", "ndarray", "untypedstorage"):
        found.arrays.append(value)
    try:
        own, inner = _own_places(value, what)
    except TooMany as reason:
        found.out_of_reach.append((str(reason), value))
        return
    if level and isinstance(value, Iterator):
        own = [*own, partial(next, value)]
    found.places += [Place(level, _guarded(change), value) for change in own]
    for held in [*inner, *tensors_of(value)]:
        _walk(held, level + 1, seen, found)


def _guarded(change: Callable[[], None]) -> Callable[[], None]:
    def guarded() -> None:
        try:
            change()
        except Exception as error:  # whatever a library says when it forbids writing
            raise Refused(str(error)) from error
    return guarded


def _own_places(value, what: str) -> tuple[list[Callable[[], None]], list[object]]:
    """What can be changed in the value itself, and what it holds."""
    if what in SPECIAL:
        return SPECIAL[what](value)
    if isinstance(value, (bytearray, memoryview, array.array, ctypes.Array)):
        return [_setter(value, i, lambda v: (v + 1) % 100) for i in range(len(value))], []
    if isinstance(value, CDATA):
        memory = memoryview(value).cast("B")
        return [_setter(memory, i, lambda v: (v + 1) % 100) for i in range(len(memory))], list(attributes(value).values())
    if isinstance(value, random.Random):
        return [value.random], []
    if isinstance(value, io.StringIO):
        return [lambda: value.write(NEW)], []
    held = attributes(value)
    own: list[Callable[[], None]] = []
    if not holds_a_column(value) and not isinstance(value, (tuple, types.MethodType, types.FunctionType, collections.ChainMap)):
        own += [lambda name=name: setattr(value, name, NEW) for name in held if "." not in name]
    if open_to_new_attributes(value) and not isinstance(value, collections.ChainMap):
        own.append(lambda: setattr(value, "probed_from_outside", NEW))
    inner = list(held.values())
    if isinstance(value, (list, collections.deque)):
        own += [_setter(value, i) for i in range(len(value))] + [lambda: value.append(NEW)]
        inner += value
    elif isinstance(value, (dict, collections.ChainMap)):
        own += [_setter(value, key) for key in value] + [lambda: value.__setitem__(NEW, NEW)]
        inner += value.values() if isinstance(value, dict) else []
    elif isinstance(value, (set, frozenset)):
        own += [lambda: value.add(NEW)] if isinstance(value, set) else []
        inner += sorted(value, key=lambda held: repr(snapshot(held)))  # equal sets have their members in other orders
    elif isinstance(value, tuple):
        inner += value
    elif isinstance(value, types.MappingProxyType):
        inner += value.values()
    elif is_element(type(value)):
        own.append(lambda: value.append(value.makeelement("probed", {})))
        own += [] if value.attrib else [lambda: value.set("probed", "new")]
    return own, inner


def _setter(value, key, new: Callable = lambda old: NEW) -> Callable[[], None]:
    return lambda: value.__setitem__(key, new(value[key]))


def _indices(shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    count = math.prod(shape)
    if count > LIMIT:
        raise TooMany(f"{count} elements")
    return list(itertools.product(*map(range, shape)))


def other(value):
    """Another value of the same kind, for an element of an array."""
    if isinstance(value, (bool, str, bytes)) or type(value).__name__ in ("bool", "bool_"):
        return (not value) if not isinstance(value, (str, bytes)) else type(value)(b"q" if isinstance(value, bytes) else "q")
    return value + 1 if value == value and abs(value) < 100 else 1  # NaN and limits of small types


def _others(value) -> list[Callable]:
    """The ways to change one element: real and imaginary part are two places."""
    return [lambda old: old + 1, lambda old: old + 1j] if isinstance(value, complex) else [other]


def _tensor(value):
    import torch

    held = list(attributes(value).values())
    if value.layout != torch.strided or value.is_nested:
        return [], parts_of(value) + held
    if value.device.type == "meta" or value.is_quantized:
        return [], held

    def write(index, new):
        with torch.no_grad():
            value[index] = new(value[index].item())

    def change(index, new):
        try:
            write(index, new)
        except RuntimeError:  # tensors made in inference mode are written there
            with torch.inference_mode():
                write(index, new)
    ways = _others(complex() if value.is_complex() else 0)
    return [partial(change, index, new) for index in _indices(tuple(value.shape)) for new in ways], held


def _array(value):
    held = list(attributes(value).values())
    if value.dtype.names:
        parts = [_array(value[name]) for name in value.dtype.names]
        return [place for own, _ in parts for place in own], [each for _, inner in parts for each in inner] + held
    if value.dtype == object:
        return [_setter(value, i) for i in _indices(value.shape)], value.ravel().tolist() + held
    if value.dtype.kind in "mM":
        return [_setter(value, i, lambda old: old + 1) for i in _indices(value.shape)], held
    ways = _others(complex() if value.dtype.kind == "c" else 0)
    return [_setter(value, i, new) for i in _indices(value.shape) for new in ways], held


def _frame(value):
    one = len(value.shape) == 1
    held = [item for item in (value.tolist() if one else itertools.chain(*value.values.tolist()))]

    def change(index):
        old = value.iloc[index]
        try:
            value.iloc[index] = other(old) if kind(old) == "atom" else NEW
        except (TypeError, ValueError):  # a category that there is not; a date is no number
            value.iloc[index] = None
    return [lambda i=i[0] if one else i: change(i) for i in _indices(value.shape)], held


SPECIAL = {
    "tensor": _tensor, "ndarray": _array, "dataframe": _frame, "series": _frame,
    "index": lambda value: ([], []),
    "untypedstorage": lambda value: ([_setter(value, i, lambda v: (v + 1) % 100) for i in range(len(value))], []),
    "torch-generator": lambda value: ([value.seed], []),
    "numpy-generator": lambda value: ([value.random], []),
    "tuple": lambda value: ([], []),
    "proxy": lambda value: ([], [behind(value)]),
    "class": lambda value: ([lambda: setattr(value, "probed_from_outside", NEW)],
                            list(public(value).values())),
}
