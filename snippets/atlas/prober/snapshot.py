"""What an object is worth: a nested value that two equal states have in common, and only they.

It is taken after a mutation, and compared with one of a fresh, untouched
object; so an iterator can be read to its end.
"""

import array
import collections
import collections.abc
import ctypes
import random
import types

from .children import attributes, kind


def snapshot(value: object) -> object:
    """The worth of a value and of all it holds. Shared and cyclic references are noted, not followed again."""
    return _snap(value, {})


def _snap(value: object, seen: dict[int, tuple[int, object]]) -> object:
    what = kind(value)
    name = type(value).__name__
    if what == "atom":
        return name, repr(value)
    if id(value) in seen:
        return "again", seen[id(value)][0]
    seen[id(value)] = (len(seen), value)  # holds the value, so that its id is not used again

    def snap(inner: object) -> object:
        return _snap(inner, seen)

    if what in SPECIAL:
        return name, SPECIAL[what](value, snap)
    if isinstance(value, (bytearray, memoryview)):
        return name, bytes(value)
    if isinstance(value, (array.array, ctypes.Array)):
        return name, tuple(value)
    if isinstance(value, random.Random):
        return name, value.getstate()
    inside: list[object] = []
    if isinstance(value, (dict, types.MappingProxyType, collections.ChainMap, collections.UserDict)):
        inside = [(_key(key), snap(value[key])) for key in value]
    elif isinstance(value, (set, frozenset, collections.abc.KeysView)):
        inside = sorted(map(repr, value))
    elif isinstance(value, (list, tuple, collections.deque, collections.abc.ValuesView, collections.abc.ItemsView,
                            collections.abc.Iterator)):
        inside = [snap(item) for item in value]
    if isinstance(value, type):
        public = {k: v for k, v in vars(value).items() if not k.startswith("__")}
        return name, [(k, snap(v)) for k, v in public.items()]
    return name, inside, [(key, snap(held)) for key, held in attributes(value).items()]


def _key(key: object) -> str:
    return repr(key) if kind(key) == "atom" or isinstance(key, (tuple, frozenset)) else type(key).__name__


def _tensor(value, snap):
    import torch

    with torch.no_grad():
        if value.layout != torch.strided:
            return [snap(part) for part in sparse_parts(value)]
        if value.device.type == "meta":
            return str(value.dtype), tuple(value.shape)
        plain = value.detach().cpu()
        if plain.is_quantized:
            plain = plain.int_repr()
        return str(value.dtype), tuple(value.shape), repr(plain.resolve_conj().resolve_neg().tolist())


def sparse_parts(value) -> list:
    """The dense tensors that a sparse one consists of."""
    import torch

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
    "numpy-generator": lambda value, snap: repr(value.bit_generator.state),
    "tuple": lambda value, snap: tuple(value),
}
