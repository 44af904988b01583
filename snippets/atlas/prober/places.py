"""Where an object can be changed: at each level of nesting, one place after another."""

import array
import collections
import ctypes
import itertools
import random
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from .children import attributes, kind, open_to_new_attributes
from .snapshot import sparse_parts

NEW = "a value that was not there"
LIMIT = 48  # elements of one array: a row is a small example
DEEPEST = 6


class Refused(Exception):
    """The place cannot be written: the array is read-only, the class is frozen."""


@dataclass(frozen=True)
class Place:
    """A place in an object, `level` steps inside. `change()` changes it, or raises Refused."""

    level: int
    change: Callable[[], None]


def places(value: object) -> list[Place]:
    """All places of an object, in an order that equal objects have in common."""
    return list(_walk(value, 0, {}))


def _walk(value: object, level: int, seen: dict[int, object]) -> Iterator[Place]:
    what = kind(value)
    if what == "atom" or id(value) in seen or level > DEEPEST:
        return
    seen[id(value)] = value
    own, inner = _own_places(value, what)
    for change in own:
        yield Place(level, _guarded(change))
    for held in inner:
        yield from _walk(held, level + 1, seen)


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
    if isinstance(value, random.Random):
        return [value.random], []
    held = attributes(value)
    own: list[Callable[[], None]] = []
    if not isinstance(value, (tuple, types.MethodType, types.FunctionType, collections.ChainMap)):
        own += [lambda name=name: setattr(value, name, NEW) for name in held]
    if open_to_new_attributes(value) and not isinstance(value, collections.ChainMap):
        own.append(lambda: setattr(value, "probed_from_outside", NEW))
    inner = list(held.values())
    if isinstance(value, (list, collections.deque)):
        own += [_setter(value, i) for i in range(len(value))] + [lambda: value.append(NEW)]
        inner += value
    elif isinstance(value, (dict, collections.ChainMap)):
        own += [_setter(value, key) for key in value] + [lambda: value.__setitem__(NEW, NEW)]
        inner += value.values() if isinstance(value, dict) else []
    elif isinstance(value, set):
        own.append(lambda: value.add(NEW))
    elif isinstance(value, (tuple, frozenset)):
        inner += value
    elif isinstance(value, types.MappingProxyType):
        inner += value.values()
    return own, inner


def _setter(value, key, new: Callable = lambda old: NEW) -> Callable[[], None]:
    return lambda: value.__setitem__(key, new(value[key]))


def _indices(shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    found = list(itertools.product(*map(range, shape)))
    if len(found) > LIMIT:
        raise ValueError(f"{len(found)} elements; a row needs no more than {LIMIT}")
    return found


def other(value):
    """Another value of the same kind, for an element of an array."""
    if isinstance(value, (bool, str, bytes)) or type(value).__name__ == "bool_":
        return (not value) if not isinstance(value, (str, bytes)) else type(value)(b"q" if isinstance(value, bytes) else "q")
    return value + 1 if value == value and abs(value) < 100 else 1  # NaN and limits of small types


def _others(value) -> list[Callable]:
    """The ways to change one element: real and imaginary part are two places."""
    return [lambda old: old + 1, lambda old: old + 1j] if isinstance(value, complex) else [other]


def _tensor(value):
    import torch

    if value.layout != torch.strided:
        return [], sparse_parts(value)
    if value.device.type == "meta" or value.is_quantized:
        return [], []

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
    return [partial(change, index, new) for index in _indices(tuple(value.shape)) for new in ways], []


def _array(value):
    if value.dtype.names:
        return [place for name in value.dtype.names for place in _array(value[name])[0]], []
    if value.dtype == object:
        return [_setter(value, i) for i in _indices(value.shape)], value.ravel().tolist()
    if value.dtype.kind in "mM":
        return [_setter(value, i, lambda old: old + 1) for i in _indices(value.shape)], []
    ways = _others(complex() if value.dtype.kind == "c" else 0)
    return [_setter(value, i, new) for i in _indices(value.shape) for new in ways], []


def _frame(value):
    one = len(value.shape) == 1
    held = [item for item in (value.tolist() if one else itertools.chain(*value.values.tolist()))]

    def change(index):
        old = value.iloc[index]
        value.iloc[index] = other(old) if kind(old) == "atom" else NEW
    return [lambda i=i[0] if one else i: change(i) for i in _indices(value.shape)], held


SPECIAL = {
    "tensor": _tensor, "ndarray": _array, "dataframe": _frame, "series": _frame,
    "index": lambda value: ([], []),
    "untypedstorage": lambda value: ([_setter(value, i, lambda v: (v + 1) % 100) for i in range(len(value))], []),
    "torch-generator": lambda value: ([value.seed], []),
    "numpy-generator": lambda value: ([value.random], []),
    "tuple": lambda value: ([], []),
    "class": lambda value: ([lambda: setattr(value, "probed_from_outside", NEW)],
                            [v for k, v in vars(value).items() if not k.startswith("__")]),
}
