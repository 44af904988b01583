"""The prober against cases whose answer is known, and against traps."""

import copy
import ctypes
import mmap
import types

import numpy as np
import pandas as pd
import pytest
import torch

from snippets.atlas.prober.probe import decide, probe


class Box:
    """An object with an attribute."""

    def __init__(self, held):
        self.held = held


def same_list():
    a = [1]
    return a, a


def alias_array():
    a = np.zeros(3)
    return a, a.view()


def partly_list():
    a = [[1], [2]]
    return a, [a[0], [2]]


def shallow_list():
    a = [1, [2]]
    return a, list(a)


def deep_list():
    a = [1, [2]]
    return a, copy.deepcopy(a)


def error():
    raise KeyError("no such thing")


@pytest.mark.parametrize("make, verdict, by", [
    (same_list, "same", "mutation"), (alias_array, "alias", "mutation"), (partly_list, "partly", "mutation"),
    (shallow_list, "shallow", "mutation"), (deep_list, "copy", "mutation"), (error, "error", ""),
])
def test_one_known_case_for_each_verdict(make, verdict, by):
    finding = probe(make)
    assert (finding.verdict, finding.by) == (verdict, by), finding


def equal_copy():
    return [[1], [2]], [[1], [2]]


def interned_items():
    return [1, "x", None], [1, "x", None]


def lazy_clone():
    a = torch.zeros(3)
    return a, a._lazy_clone()


def copy_on_write_column():
    a = pd.DataFrame({"x": [1, 2]})
    return a, a["x"]


def copy_on_write_slice():
    a = pd.Series([1, 2, 3])
    return a, a[1:]


def copy_on_write_file():
    np.save("trap.npy", np.zeros(2))
    return np.load("trap.npy", mmap_mode="c"), np.load("trap.npy", mmap_mode="c")


def view_of_the_end():
    a = np.arange(8)
    return a, a[-1:]


def every_other_element():
    a = torch.arange(6)
    return a, a[::2]


def overlapping_views():
    base = torch.arange(4)
    return base[:3], base[1:]


def neighbours():
    base = torch.arange(4)
    return base[:2], base[2:]


def c_buffer():
    a = (ctypes.c_int32 * 3)(1, 2, 3)
    return a, np.frombuffer(a, dtype=np.int32)


def tensor_on_a_bytearray():
    a = bytearray(4)
    return a, torch.frombuffer(a, dtype=torch.uint8)


def mapped_memory():
    memory = mmap.mmap(-1, 4)
    return np.frombuffer(memory, dtype=np.uint8), np.frombuffer(memory, dtype=np.uint8)


def broadcast_read_only():
    a = np.arange(2)
    return a, np.broadcast_to(a, (2, 2))


def source_that_cannot_be_written():
    a = np.arange(3)
    a.flags.writeable = False
    return a, a.copy()


def empty_view():
    a = torch.zeros(0, 3)
    return a, a.view(3, 0)


def empty_clone():
    a = torch.zeros(0, 3)
    return a, a.clone()


def empty_array_view():
    a = np.zeros((0, 2))
    return a, a.T


def empty_array_copy():
    a = np.zeros((0, 2))
    return a, a.copy()


def meta_view():
    a = torch.zeros(2, device="meta")
    return a, a.view(1, 2)


def meta_clone():
    a = torch.zeros(2, device="meta")
    return a, a.clone()


def equal_strings():
    return "".join(["a", "b"]), "".join(["a", "b"])


def new_tuple_shared_lists():
    a = ([1], [2])
    return a, (a[0], a[1])


def item_of_a_list():
    a = [[1], [2]]
    return a, a[0]


def wrapped():
    a = [1, 2]
    return a, Box(a)


def deeper_than_one_level():
    a = {"x": [[1]]}
    return a, {"x": list(a["x"])}


def proxy_that_only_reads():
    a = {"x": 1}
    return a, types.MappingProxyType(a)


def iterator_that_reads_late():
    a = [1, 2]
    return a, map(str, a)


def snapshot_of_an_iterator():
    a = [1, 2]
    return a, iter(list(a))


def cycle():
    a = [1]
    a.append(a)
    return a, a[1]


def imaginary_part():
    a = np.zeros(2, dtype=complex)
    return a, a.imag


def inference_view():
    with torch.inference_mode():
        a = torch.zeros(2)
        return a, a.view(1, 2)


def leaf_alias():
    a = torch.zeros(2, requires_grad=True)
    return a, a.detach()


def sparse_copy():
    a = torch.eye(2).to_sparse()
    return a, a.clone()


def slots():
    class Slotted:
        __slots__ = ("held",)
    a = Slotted()
    a.held = [1]
    return a, copy.copy(a)


def closure():
    held = []
    return (lambda: held), (lambda: held)


@pytest.mark.parametrize("make, verdict, by", [
    (equal_copy, "copy", "mutation"), (interned_items, "copy", "mutation"),
    (lazy_clone, "copy", "mutation"), (copy_on_write_column, "copy", "mutation"),
    (copy_on_write_slice, "copy", "mutation"), (copy_on_write_file, "copy", "mutation"),
    (view_of_the_end, "partly", "mutation"), (every_other_element, "partly", "mutation"),
    (overlapping_views, "partly", "mutation"), (neighbours, "copy", "mutation"),
    (c_buffer, "alias", "mutation"), (tensor_on_a_bytearray, "alias", "mutation"), (mapped_memory, "alias", "mutation"),
    (broadcast_read_only, "alias", "mutation"), (source_that_cannot_be_written, "copy", "mutation"),
    (empty_view, "alias", "storage"), (empty_clone, "copy", "storage"),
    (empty_array_view, "alias", "storage"), (empty_array_copy, "copy", "storage"),
    (meta_view, "alias", "storage"), (meta_clone, "copy", "storage"),
    (equal_strings, "copy", "identity"), (new_tuple_shared_lists, "shallow", "mutation"),
    (item_of_a_list, "partly", "mutation"), (wrapped, "shallow", "mutation"),
    (deeper_than_one_level, "shallow", "mutation"), (proxy_that_only_reads, "alias", "mutation"),
    (iterator_that_reads_late, "alias", "mutation"), (snapshot_of_an_iterator, "copy", "mutation"),
    (cycle, "same", "mutation"), (imaginary_part, "partly", "mutation"), (inference_view, "alias", "mutation"),
    (leaf_alias, "alias", "mutation"), (sparse_copy, "copy", "mutation"), (slots, "shallow", "mutation"),
    (closure, "shallow", "mutation"),
])
def test_traps(make, verdict, by, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    finding = probe(make)
    assert (finding.verdict, finding.by) == (verdict, by), finding


def test_reading_does_not_end_a_lazy_copy_before_it_is_probed():
    """The prober looks at fresh objects: what it did to one cannot change the verdict on the next."""
    made = []

    def make():
        a = torch.zeros(2)
        made.append(a)
        return a, a._lazy_clone()

    probe(make)
    assert len({id(a) for a in made}) == len(made) and len(made) >= 1 + 2 * (1 + 2)


def test_every_element_is_tried():
    """A prober that changed the first element alone would say "copy" here."""
    def make():
        a = torch.zeros(5)
        b = torch.zeros(5)
        b.set_(a.untyped_storage(), 4, (1,))
        return a, b
    assert probe(make).from_source == {0: (1, 5)}


@pytest.mark.parametrize("from_result, from_source, verdict", [
    ({0: (0, 2)}, {0: (0, 2)}, "copy"),
    ({0: (2, 2)}, {0: (2, 2)}, "alias"),
    ({}, {0: (2, 2)}, "alias"),
    ({0: (1, 2)}, {0: (1, 2)}, "partly"),
    ({0: (2, 2)}, {0: (1, 2)}, "partly"),
    ({0: (0, 2), 1: (3, 3)}, {0: (0, 2), 1: (3, 3)}, "shallow"),
    ({0: (0, 2), 1: (3, 3)}, {0: (0, 2), 1: (0, 2), 2: (3, 3)}, "shallow"),
    ({0: (0, 2), 1: (1, 3)}, {0: (0, 2), 1: (1, 3)}, "partly"),
    ({0: (0, 2), 1: (3, 3), 2: (0, 1)}, {0: (0, 2), 1: (3, 3)}, "partly"),
    ({1: (3, 3)}, {1: (3, 3)}, "shallow"),
])
def test_decide(from_result, from_source, verdict):
    assert decide(from_result, from_source) == verdict
