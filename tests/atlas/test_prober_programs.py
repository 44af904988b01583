"""The prober on programs of many kinds, against what a change made by hand shows, and on what it cannot see."""

import collections
import contextlib
import contextvars
import copy
import ctypes
import dataclasses
import enum
import functools
import io
import itertools
import mmap
import operator
import queue
import re
import threading
import types
import uuid
import weakref
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from tests.project import needs

needs("torch")
needs("pandas")
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
import torch  # noqa: E402
from torch import nn  # noqa: E402

from snippets.atlas.prober.probe import probe  # noqa: E402

SHARED = {"same", "alias", "partly", "shallow"}
PROGRAMS: list = []


def program(*verdicts: str, by_hand: Callable[[object, object], bool] | None):
    """A program that returns source and result, and the verdicts that are right. `by_hand(a, b)` changes one and says whether the other changed."""
    def keep(make):
        PROGRAMS.append(pytest.param(make, verdicts, by_hand, id=make.__name__))
        return make
    return keep


def changed(change: Callable, look: Callable) -> Callable[[object, object], bool]:
    """Whether `look(a)` is another value after `change(b)`."""
    def shown(a, b):
        before = repr(look(a))
        change(b)
        return repr(look(a)) != before
    return shown


def zero(module: nn.Module) -> None:
    """Set all parameters to zero."""
    with torch.no_grad():
        for each in module.parameters():
            each.zero_()


def weights(module: nn.Module) -> list:
    """The values of all parameters."""
    return [each.tolist() for each in module.parameters()]


def linear() -> nn.Module:
    """A small layer."""
    return nn.Linear(2, 1)


def traced(module: nn.Module) -> nn.Module:
    """A module, traced."""
    return torch.jit.trace(module, torch.zeros(1, 2))


# XML elements.

def tree() -> ET.Element:
    """An element with an attribute and a child."""
    return ET.fromstring('<r k="1"><x>1</x></r>')


@program("shallow", by_hand=changed(lambda b: b[0].set("new", "1"), ET.tostring))
def an_element_copied():
    a = tree()
    return a, copy.copy(a)


@program("shallow", by_hand=changed(lambda b: b[0].set("new", "1"), ET.tostring))
def an_element_without_attributes_copied():
    a = ET.fromstring("<r><x>1</x></r>")
    return a, copy.copy(a)


@program("copy", by_hand=changed(lambda b: b[0].set("new", "1"), ET.tostring))
def an_element_copied_deeply():
    a = tree()
    return a, copy.deepcopy(a)


@program("partly", "alias", by_hand=changed(lambda b: b.set("new", "1"), ET.tostring))
def a_child_of_an_element():
    a = tree()
    return a, a[0]


@program("alias", "shallow", by_hand=changed(lambda b: b.getroot().set("new", "1"), ET.tostring))
def a_tree_of_an_element():
    a = tree()
    return a, ET.ElementTree(a)


# Compiled, scripted and traced modules.

@program("partly", "shallow", by_hand=changed(zero, weights))
def a_traced_module():
    a = linear()
    return a, traced(a)


@program("partly", "shallow", by_hand=changed(zero, weights))
def a_scripted_module():
    a = linear()
    return a, torch.jit.script(a)


@program("partly", "shallow", by_hand=changed(zero, weights))
def the_source_is_traced():
    a = traced(linear())
    return a, nn.ParameterList(list(a.parameters()))


@program("cannot_tell", by_hand=changed(zero, weights))
def a_traced_deep_copy():
    a = linear()
    return a, traced(copy.deepcopy(a))


@program("cannot_tell", by_hand=changed(zero, weights))
def a_deep_copy_of_a_scripted_module():
    a = torch.jit.script(linear())
    return a, copy.deepcopy(a)


@program("partly", "shallow", by_hand=changed(zero, weights))
def a_scripted_copy_that_shares():
    a = torch.jit.script(linear())
    return a, copy.copy(a)


@program("partly", "shallow", by_hand=changed(lambda b: b["weight"].zero_(), weights))
def the_state_dict_of_a_traced_module():
    a = traced(linear())
    return a, a.state_dict()


@program("cannot_tell", "copy", by_hand=changed(lambda b: b["weight"].zero_(), weights))
def copied_state_of_a_traced_module():
    a = traced(linear())
    return a, copy.deepcopy(a.state_dict())


@program("partly", "shallow", by_hand=changed(zero, weights))
def a_compiled_module():
    a = linear()
    return a, torch.compile(a)


@program("cannot_tell", by_hand=changed(zero, weights))
def a_compiled_deep_copy():
    a = linear()
    return a, torch.compile(copy.deepcopy(a))


@program("shallow", "partly", "cannot_tell", by_hand=changed(lambda b: b([]), lambda a: a.__closure__[0].cell_contents))
def a_compiled_function():
    kept = [1]

    def a(x):
        kept.append(x)
        return kept
    return a, torch.compile(a, backend="eager")


@program("shallow", "partly", "cannot_tell", by_hand=None)
def a_scripted_function():
    def a(x: torch.Tensor):
        return x + 1
    return a, torch.jit.trace(a, torch.zeros(1))


@program("partly", "shallow", by_hand=changed(zero, weights))
def wrapped_for_many_devices():
    a = linear()
    return a, nn.DataParallel(a)


@program("partly", "shallow", by_hand=changed(zero, weights))
def a_parametrized_module():
    a = nn.utils.parametrizations.weight_norm(linear())
    return a, nn.Sequential(a)


@program("copy", by_hand=changed(zero, weights))
def a_copied_parametrized_module():
    a = nn.utils.parametrizations.spectral_norm(linear())
    return a, copy.deepcopy(a)


@program("partly", "shallow", by_hand=changed(zero, weights))
def a_module_that_hides_its_weights():
    class Hiding(nn.Module):
        """Keeps a module in a closure."""

        def __init__(self, inner):
            super().__init__()
            self.get = lambda: inner
            self.parameters = inner.parameters
    a = linear()
    return a, Hiding(a)


# Tensors of unusual kinds.

@program("cannot_tell", by_hand=changed(lambda b: torch.utils.dlpack.from_dlpack(b).zero_(), lambda a: a.tolist()))
def a_capsule():
    a = torch.ones(3)
    return a, torch.utils.dlpack.to_dlpack(a)


@program("alias", by_hand=None)
def a_quantized_view():
    a = torch.quantize_per_tensor(torch.ones(4), 0.1, 0, torch.quint8)
    return a, a.view(2, 2)


@program("copy", by_hand=None)
def a_quantized_clone():
    a = torch.quantize_per_tensor(torch.ones(4), 0.1, 0, torch.quint8)
    return a, a.clone()


@program("partly", by_hand=None)
def part_of_a_meta_tensor():
    a = torch.zeros(4, device="meta")
    return a, a[1:]


@program("copy", by_hand=None)
def two_halves_of_a_meta_tensor():
    base = torch.zeros(4, device="meta")
    return base[:2], base[2:]


@program("alias", by_hand=changed(lambda b: b.zero_(), lambda a: a.tolist()))
def nested_values():
    a = torch.nested.nested_tensor([torch.ones(2), torch.ones(1)], layout=torch.jagged)
    return a.values(), a.detach().values()


@program("partly", "alias", "shallow", by_hand=changed(lambda b: b[0].zero_(), lambda a: a.values().tolist()))
def nested_parts():
    a = torch.nested.nested_tensor([torch.ones(2), torch.ones(1)], layout=torch.jagged)
    return a, a.unbind()


@program("shallow", "partly", "alias", by_hand=changed(lambda b: b.zero_(), lambda a: a._values().tolist()))
def sparse_values():
    a = torch.eye(2).to_sparse()
    return a, a._values()


@program("partly", "shallow", by_hand=changed(lambda b: b.grad.zero_(), lambda a: a.grad.tolist()))
def a_shared_gradient():
    a = torch.ones(2, requires_grad=True)
    a.sum().backward()
    b = a.detach().clone().requires_grad_()
    b.grad = a.grad
    return a, b


@program("partly", "shallow", by_hand=changed(lambda b: b.note.append(1), lambda a: a.note))
def an_attribute_of_a_tensor():
    a = torch.ones(2)
    a.note = []
    b = a.clone()
    b.note = a.note
    return a, b


@program("alias", by_hand=changed(lambda b: b.zero_(), lambda a: a.tolist()))
def a_subclass():
    class Special(torch.Tensor):
        """A subclass without anything of its own."""
    a = torch.ones(2)
    return a, a.as_subclass(Special)


@program("cannot_tell", "alias", "partly", "shallow", by_hand=None)
def a_wrapper_subclass():
    return WRAPPED()


def WRAPPED():
    """A tensor, and a wrapper without memory of its own that computes with it."""
    class Wrapper(torch.Tensor):
        """Holds a tensor as an attribute."""

        @staticmethod
        def __new__(cls, inner):
            return torch.Tensor._make_wrapper_subclass(cls, inner.shape, dtype=inner.dtype)

        def __init__(self, inner):
            self.inner = inner

        @classmethod
        def __torch_dispatch__(cls, func, types, args=(), kwargs=None):
            return func(*(each.inner if isinstance(each, cls) else each for each in args), **(kwargs or {}))
    a = torch.ones(2)
    return a, Wrapper(a)


@program("partly", by_hand=changed(lambda b: b.real.zero_(), lambda a: a.tolist()))
def a_conjugated_part():
    a = torch.ones(3, dtype=torch.complex64)
    return a, a.conj()[1:]


@program("copy", by_hand=changed(lambda b: b.zero_(), lambda a: a.tolist()))
def out_of_a_view():
    a = torch.ones(3)
    return a, a[1:].contiguous().clone()


@program("cannot_tell", by_hand=changed(lambda b: b.zero_(), lambda a: a.tolist()))
def a_copy_of_more_than_is_tried():
    a = torch.ones(1000)
    return a, a.clone()


@program("cannot_tell", by_hand=changed(lambda b: b.zero_(), lambda a: a.tolist()))
def a_view_of_more_than_is_tried():
    a = torch.ones(1000)
    return a, a.view(10, 100)


# NumPy and pandas.

def frozen(array: np.ndarray) -> np.ndarray:
    """The array, read-only."""
    array.flags.writeable = False
    return array


@program("cannot_tell", by_hand=None)
def a_list_of_a_read_only_array():
    a = [frozen(np.arange(3))]
    return a, list(a)


@program("copy", by_hand=None)
def a_list_of_a_copied_read_only_array():
    a = [frozen(np.arange(3))]
    return a, [frozen(a[0].copy())]


@program("alias", by_hand=None)
def read_only_views():
    base = frozen(np.arange(3))
    return base, base.reshape(3, 1)


@program("copy", by_hand=None)
def read_only_halves():
    base = frozen(np.arange(4))
    return base[:2], base[2:]


@program("partly", by_hand=None)
def read_only_overlap():
    base = frozen(np.arange(4))
    return base[:3], base[1:]


@program("alias", by_hand=changed(lambda b: b.__setitem__("x", 0), lambda a: a.tolist()))
def a_record_view():
    a = np.ones(2, dtype=[("x", "i4"), ("y", "f4")])
    return a, a.view(np.recarray)


@program("partly", "shallow", by_hand=changed(lambda b: b.mask.__setitem__(0, False), lambda a: a.mask.tolist()))
def a_shared_mask():
    a = np.ma.masked_array([1, 2], mask=[True, False])
    b = np.ma.masked_array(a.data.copy())
    b._mask = a._mask
    return a, b


@program("shallow", by_hand=changed(lambda b: b[0].append(1), lambda a: a.tolist()))
def objects_in_an_array():
    a = np.array([[1], None], dtype=object)
    return a, a.copy()


@program("alias", by_hand=changed(lambda b: b.__setitem__(0, 9), lambda a: a.tolist()))
def swapped_bytes():
    a = np.ones(3, dtype=">i4")
    return a, a.view()


@program("copy", by_hand=changed(lambda b: b.__setitem__(0, 9), lambda a: a.tolist()))
def an_extension_array():
    a = pd.array([1, 2], dtype="Int64")
    return a, a.copy()


@program("partly", "alias", "shallow", by_hand=changed(lambda b: b.__setitem__(0, 9), lambda a: a.tolist()))
def an_extension_array_viewed():
    a = pd.array([1, 2], dtype="Int64")
    return a, a.view()


@program("copy", by_hand=changed(lambda b: b.__setitem__(0, "y"), lambda a: a.tolist()))
def categories():
    a = pd.Categorical(["x", "y"])
    return a, a.copy()


@program("partly", "alias", "shallow", by_hand=changed(lambda b: b.__setitem__(0, "y"), lambda a: a.tolist()))
def categories_viewed():
    a = pd.Categorical(["x", "y"])
    return a, a.view()


@program("copy", by_hand=changed(lambda b: b.iloc.__setitem__(0, 9), lambda a: a.tolist()))
def a_nullable_series():
    a = pd.Series([1, None], dtype="Int64")
    return a, a.copy()


@program("shallow", "partly", by_hand=None)
def groups():
    a = pd.DataFrame({"x": [1, 2]})
    return a, a.groupby("x")


# Buffers.

@program("shallow", "partly", by_hand=changed(lambda b: b.__setitem__(0, 9), lambda a: a.getvalue()))
def a_stream_and_its_buffer():
    a = io.BytesIO(b"abc")
    return a, a.getbuffer()


@program("copy", by_hand=changed(lambda b: b.write(b"xyz"), lambda a: a.getvalue()))
def a_copied_stream():
    a = io.BytesIO(b"abc")
    return a, io.BytesIO(a.getvalue())


@program("alias", "shallow", by_hand=changed(lambda b: b.__setitem__(0, 9), lambda a: bytes(a)))
def mapped_memory():
    a = mmap.mmap(-1, 8)
    return a, memoryview(a)


class Pair(ctypes.Structure):
    """Two numbers, as C has them."""

    _fields_ = [("x", ctypes.c_int32), ("y", ctypes.c_int32)]


@program("alias", "shallow", "partly", by_hand=changed(lambda b: setattr(b, "x", 9), lambda a: bytes(a)))
def a_structure_on_a_buffer():
    a = bytearray(8)
    return a, Pair.from_buffer(a)


@program("copy", by_hand=changed(lambda b: setattr(b, "x", 9), lambda a: bytes(a)))
def a_structure_from_a_copy():
    a = bytearray(8)
    return a, Pair.from_buffer_copy(a)


# Python.

@program("cannot_tell", by_hand=None)
def nothing():
    return [1], None


@program("cannot_tell", by_hand=None)
def nothing_from_nothing():
    return None, None


@program("copy", by_hand=None)
def empty_things():
    return [], {}


@program("alias", by_hand=changed(lambda b: next(b).append(1), lambda a: a))
def a_generator():
    a = [[1], [2]]
    return a, (each for each in a)


@program("copy", by_hand=changed(lambda b: next(b).append(1), lambda a: a))
def a_generator_over_a_copy():
    a = [[1], [2]]
    return a, (list(each) for each in copy.deepcopy(a))


@program("alias", by_hand=changed(next, lambda a: operator.length_hint(a)))
def one_iterator_inside_another():
    a = iter([1, 2, 3])
    return a, map(str, a)


@program("copy", by_hand=changed(next, lambda a: operator.length_hint(a)))
def two_iterators():
    kept = [1, 2]
    return iter(kept), iter(kept)


@program("shallow", "partly", by_hand=changed(lambda b: b.items.append(1), lambda a: a.items))
def what_a_class_holds_for_all():
    class Basket:
        """Forgets that its list belongs to the class."""

        items: list = []
    return Basket(), Basket()


@program("copy", by_hand=changed(lambda b: b.random(), lambda a: a.get_state()[2]))
def random_states():
    a = np.random.RandomState(0)
    return a, copy.deepcopy(a)


@program("cannot_tell", by_hand=None)
def without_end():
    return [1], itertools.count()


@program("shallow", "alias", by_hand=changed(lambda b: b()[0].append(1), lambda a: a))
def a_closure():
    a = [[1]]
    return a, lambda: a


@program("copy", by_hand=changed(lambda b: b().append(1), lambda a: a))
def a_closure_over_a_copy():
    a = [1]
    own = list(a)
    return a, lambda: own


@program("shallow", "alias", by_hand=changed(lambda b: b(1), lambda a: a))
def a_default():
    a = []

    def b(x, *, kept=a):
        kept.append(x)
    return a, b


@program("shallow", "alias", "partly", by_hand=changed(lambda b: b(1), lambda a: a))
def a_bound_method():
    a = []
    return a, a.append


@program("shallow", "alias", "partly", by_hand=changed(lambda b: b().append(1), lambda a: a))
def a_weak_reference():
    class Kept(list):
        """A list that can be referred to weakly."""
    a = Kept([1])
    b = weakref.ref(a)
    return a, b


@dataclasses.dataclass(frozen=True)
class Frozen:
    """An object whose attributes cannot be set."""

    items: list


@program("shallow", by_hand=changed(lambda b: b.items.append(1), lambda a: a.items))
def a_frozen_object():
    a = Frozen([1])
    return a, dataclasses.replace(a)


@program("copy", by_hand=None)
def a_frozen_object_of_immutables():
    return Frozen((1, 2)), Frozen((1, 2))


@program("same", by_hand=None)
def one_of_an_enumeration():
    colour = enum.Enum("colour", "RED")
    return colour.RED, copy.deepcopy(colour.RED)


@program("cannot_tell", "shallow", by_hand=lambda a, b: a["lock"].acquire() and b["lock"].locked())
def a_lock_in_a_dict():
    a = {"lock": threading.Lock()}
    return a, dict(a)


@program("cannot_tell", by_hand=None)
def two_locks():
    return threading.Lock(), threading.Lock()


@program("cannot_tell", "partly", "shallow", by_hand=changed(lambda b: b.put(1), lambda a: a.qsize()))
def a_queue():
    a = queue.SimpleQueue()
    return a, _Holder(a)


class _Holder:
    """Passes on what is put."""

    def __init__(self, held):
        self.held = held

    def put(self, item):
        """Put an item into what is held."""
        self.held.put(item)


@program("cannot_tell", by_hand=None)
def a_variable_of_the_context():
    a = contextvars.ContextVar("a", default=[1])
    return a, contextvars.copy_context()


@program("cannot_tell", "shallow", "partly", by_hand=changed(lambda b: b().append(1), lambda a: a()))
def a_cached_function():
    @functools.lru_cache
    def a():
        return [1]
    return a, functools.partial(a)


@program("cannot_tell", "copy", by_hand=None)
def a_getter():
    return operator.itemgetter(1), operator.itemgetter(1)


@program("copy", by_hand=None)
def patterns():
    return re.compile("x"), re.compile("y")


@program("cannot_tell", by_hand=None)
def another_object_each_time():
    return [uuid.uuid4().hex], [1]


@program("cannot_tell", by_hand=None)
def only_once():
    if ONCE:
        raise RuntimeError("only once")
    ONCE.append(1)
    return [1], [1]


ONCE: list = []


@program("cannot_tell", by_hand=changed(lambda b: b.append(1), lambda a: a))
def one_for_all_calls():
    return GLOBAL, list(GLOBAL)


GLOBAL = [[1]]


@program("copy", by_hand=None)
def many_levels_of_a_library():
    return {"act": torch.nn.functional.relu, "cls": nn.Linear, "module": np}, {"act": torch.nn.functional.relu, "cls": nn.Linear, "module": np}


def nested(levels: int) -> list:
    """A list in a list in a list."""
    return [nested(levels - 1)] if levels else []


def innermost(value: list) -> list:
    """The list inside all others."""
    return innermost(value[0]) if value else value


@program("cannot_tell", by_hand=changed(lambda b: innermost(b).append(1), lambda a: a))
def deeper_than_is_tried():
    a = nested(20)
    return a, copy.deepcopy(a)


@program("cannot_tell", "shallow", "partly", by_hand=changed(lambda b: innermost(b).append(1), lambda a: a))
def shared_deeper_than_is_tried():
    a = nested(20)
    b = copy.deepcopy(a)
    innermost(b).append(innermost(a))
    return a, b


class Hostile:
    """An object that fails whenever it is looked at."""

    def __getattribute__(self, name):
        raise RuntimeError("do not look")


@program("cannot_tell", "copy", by_hand=None)
def an_object_that_cannot_be_looked_at():
    return Hostile(), Hostile()


class Locked:
    """An object whose attributes cannot be set, with a list inside."""

    __slots__ = ("held",)

    def __init__(self, held):
        object.__setattr__(self, "held", held)

    def __setattr__(self, name, value):
        raise AttributeError("read-only")


@program("shallow", by_hand=changed(lambda b: b.held.append(1), lambda a: a.held))
def a_locked_object():
    a = Locked([1])
    return a, Locked(a.held)


@program("alias", "shallow", "partly", by_hand=changed(lambda b: b.maps[0].update(x=9), lambda a: a))
def a_chain_of_dicts():
    a = {"x": 1}
    return a, collections.ChainMap(a)


@program("shallow", "alias", "partly", by_hand=changed(lambda b: b.data.append(1), lambda a: a))
def a_user_list():
    a = [1]
    b = collections.UserList()
    b.data = a
    return a, b


@program("alias", "partly", "shallow", by_hand=None)
def views_of_a_dict():
    a = {"x": 1}
    return a, a.items()


@program("error", by_hand=None)
def an_error():
    return [1], [][1]


@program("shallow", "partly", by_hand=changed(lambda b: b.callbacks.append(1), lambda a: a))
def a_namespace():
    a = []
    return a, types.SimpleNamespace(callbacks=a)


@program("cannot_tell", "shallow", "partly", by_hand=changed(lambda b: b.__enter__().append(1), lambda a: a))
def a_context_manager():
    a = [1]
    return a, contextlib.nullcontext(a)


@program("shallow", "partly", "cannot_tell", by_hand=None)
def an_optimizer():
    a = linear()
    return a, torch.optim.Adam(a.parameters())


@program("shallow", "partly", "cannot_tell", by_hand=None)
def a_loader():
    a = torch.ones(3)
    return a, torch.utils.data.DataLoader(torch.utils.data.TensorDataset(a))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("make, verdicts, by_hand", PROGRAMS)
def test_programs(make, verdicts, by_hand):
    finding = probe(make)
    assert finding.verdict in verdicts, finding
    assert (finding.verdict == "cannot_tell") == bool(finding.why)
    if by_hand and finding.verdict != "cannot_tell":
        assert by_hand(*make()) == (finding.verdict in SHARED), finding


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("make, verdicts, by_hand", [each for each in PROGRAMS if each.values[2]])
def test_the_oracle_agrees_with_what_is_expected(make, verdicts, by_hand):
    """A program that is expected to be a copy is one, and one that is expected to share does."""
    definite = set(verdicts) - {"cannot_tell"}
    if definite:
        assert by_hand(*make()) == bool(definite & SHARED)


def test_there_are_many_programs():
    assert len(PROGRAMS) >= 60
