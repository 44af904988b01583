"""A comparable snapshot of an object: two snapshots are equal exactly when the objects' states are.

It is taken after a mutation, and compared with one of a fresh, untouched
object; so an iterator can be read to its end.
"""

import array
import collections
import collections.abc
import ctypes
import io
import random
import types

from .children import CDATA, attributes, behind, kind, public, tensors_of

MOST = 1000  # items read of an iterator, which may have no end


class Endless(Exception):
    """An iterator gave more items than are read."""


def snapshot(value: object) -> object:
    """The snapshot of a value and of all it holds. Shared and cyclic references are noted, not followed again.

    Raises Endless for an iterator that goes on and on.
    """
    return _snap(value, {})


def _snap(value: object, seen: dict[int, tuple[int, object]]) -> object:
    what = kind(value)
    name = type(value).__name__
    if what == "atom":
        return name, f"{value.__module__}.{value.__qualname__}" if isinstance(value, (type, types.FunctionType)) else repr(value)
    if id(value) in seen:
        return "again", seen[id(value)][0]
    seen[id(value)] = (len(seen), value)  # holds the value, so that its id is not used again

    def snap(inner: object) -> object:
        return _snap(inner, seen)

    if what in SPECIAL:
        return name, SPECIAL[what](value, snap), _attributes(value, snap) if what in ("tensor", "ndarray") else []
    if isinstance(value, (bytearray, memoryview)):
        return name, bytes(value)
    if isinstance(value, (array.array, ctypes.Array)):
        return name, tuple(value)
    if isinstance(value, CDATA):
        return name, bytes(memoryview(value).cast("B")), _attributes(value, snap)
    if isinstance(value, random.Random):
        return name, value.getstate()
    if isinstance(value, io.StringIO):
        return name, value.getvalue(), value.tell()
    inside: list[object] = []
    if isinstance(value, (dict, types.MappingProxyType, collections.ChainMap, collections.UserDict)):
        inside = [(_key(key), snap(value[key])) for key in value]
    elif isinstance(value, (set, frozenset, collections.abc.KeysView)):
        inside = sorted(repr(_snap(item, dict(seen))) for item in value)  # each by itself: they have no order
    elif isinstance(value, (list, tuple, collections.deque, collections.abc.ValuesView, collections.abc.ItemsView)):
        inside = [snap(item) for item in value]
    elif isinstance(value, collections.abc.Iterator):
        for item in value:
            if len(inside) == MOST:
                raise Endless(f"more than {MOST} items")
            inside.append(snap(item))
        return name, inside
    if isinstance(value, type):
        return name, [(k, snap(v)) for k, v in public(value).items()]
    return name, inside, _attributes(value, snap), [snap(each) for each in tensors_of(value)]


def _attributes(value: object, snap) -> list[tuple[str, object]]:
    found = []
    for name, held in attributes(value).items():
        hooks = kind(value) == "module" and "hook" in name and isinstance(held, dict)  # their keys are numbers that go on for the whole process
        found.append((name, snap(list(held.values()) if hooks else held)))
    return found


def _key(key: object) -> str:
    return repr(key) if kind(key) == "atom" or isinstance(key, (tuple, frozenset)) else type(key).__name__


def _tensor(value, snap):
    import torch

    with torch.no_grad():
        if value.layout != torch.strided or value.is_nested:
            return [snap(part) for part in parts_of(value)]
        if value.device.type == "meta":
            return str(value.dtype), tuple(value.shape)
        plain = value.detach().cpu()
        if plain.is_quantized:
            plain = plain.int_repr()
        return str(value.dtype), tuple(value.shape), repr(plain.resolve_conj().resolve_neg().tolist())


def parts_of(value) -> list:
    """The dense tensors that a sparse or a nested one consists of."""
    import torch

    if value.is_nested:
        return [value.values(), value.offsets()] if str(value.layout) == "torch.jagged" else list(value.unbind())
    if value.layout == torch.sparse_coo:
        return [value._indices(), value._values()]
    return [value.crow_indices(), value.col_indices(), value.values()]


def _array(value, snap):
    mask = getattr(value, "mask", None)
    items = [snap(item) for item in value.ravel().tolist()] if value.dtype == object else repr(value.tolist())
    return value.dtype.str, value.shape, items, None if mask is None else repr(mask.tolist() if hasattr(mask, "tolist") else mask)


def _frame(value, snap):
    return list(map(repr, value.columns)), [_series(value.iloc[:, i], snap) for i in range(value.shape[1])]


def _series(value, snap):
    return str(value.dtype), repr(list(value.index)), [snap(item) for item in value.tolist()]


SPECIAL = {
    "tensor": _tensor, "ndarray": _array, "dataframe": _frame, "series": _series,
    "index": lambda value, snap: repr(value.tolist()),
    "untypedstorage": lambda value, snap: tuple(value.tolist()),
    "torch-generator": lambda value, snap: tuple(value.get_state().tolist()),
    "numpy-generator": lambda value, snap: repr(getattr(value, "bit_generator", None).state if hasattr(value, "bit_generator") else value.get_state(legacy=False)),
    "tuple": lambda value, snap: tuple(value),
    "proxy": lambda value, snap: snap(behind(value)),
}
