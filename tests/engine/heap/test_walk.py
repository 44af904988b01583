"""Graphs of hand-made cases whose sharing is known."""

import array
import collections
import copy
import dataclasses
import types

import numpy as np
import pytest
import torch

from snippets.engine.heap.graph import Graph
from snippets.engine.heap.trace import READABLE, Heap, Undrawable


def at(graph: Graph, name: str, *labels: str):
    """The node that a name, and then slots, lead to."""
    id_ = next(n.target for n in graph.names if n.label == name)
    for label in labels:
        id_ = next(s.target for s in graph.nodes[id_].slots if s.label == label)
    return graph.nodes[id_]


def storage(graph: Graph, name: str, *labels: str):
    """The storage under the tensor or array that a name, and then slots, lead to."""
    return at(graph, name, *labels, "storage")


def part(graph: Graph, name: str) -> str:
    """The part of its storage that a tensor or an array sees."""
    return at(graph, name).slots[0].part


def test_one_object_under_two_names(draw):
    a = [1, 2]
    graph = draw(a=a, b=a, c=[1, 2])
    assert at(graph, "a") is at(graph, "b")
    assert at(graph, "a").marks == {"shared"}
    assert at(graph, "c").marks == set()


def test_shallow_and_deep_copy(draw):
    a = [1, [2]]
    graph = draw(a=a, b=copy.copy(a), c=copy.deepcopy(a))
    assert at(graph, "a") is not at(graph, "b")
    assert at(graph, "a", "[1]") is at(graph, "b", "[1]")
    assert at(graph, "c", "[1]") is not at(graph, "a", "[1]")
    assert "shared" in at(graph, "a", "[1]").marks and "shared" not in at(graph, "c", "[1]").marks


def test_what_lies_below_shared_objects_is_shared(draw):
    inner = [[1]]
    graph = draw(a=[inner], b=[inner])
    assert at(graph, "a", "[0]", "[0]").marks == {"shared"}
    assert list(graph.joints()) == [at(graph, "a", "[0]").id]


def test_cycle(draw):
    a = [1]
    a.append(a)
    graph = draw(a=a)
    assert at(graph, "a", "[1]") is at(graph, "a")
    assert at(graph, "a").marks == set(), "its own slot is no second owner"


def test_cycle_of_two_under_two_names(draw):
    a, b = {}, {}
    a["b"], b["a"] = b, a
    graph = draw(a=a, b=b)
    assert at(graph, "a").marks == at(graph, "b").marks == {"shared"}


def test_twice_in_one_object(draw):
    row = [0]
    graph = draw(grid=[row] * 2)
    assert at(graph, "grid", "[0]").marks == {"shared"}


def test_values_stand_in_their_slots_and_names_refer_to_them(draw):
    graph = draw(a=["x", 1, 2.5, None, True, (), torch.float32], n=7)
    assert [s.value for s in at(graph, "a").slots] == ["'x'", "1", "2.5", "None", "True", "", "torch.float32"]
    assert at(graph, "n").slots[0].value == "7"


def test_long_things_are_shortened_in_a_fixed_way(draw):
    graph = draw(a=list(range(20)), s="x" * 100, t=torch.arange(20.0))
    assert [s.label for s in at(graph, "a").slots] == ["[0]", "[1]", "[2]", "[3]", "[4]", "[5]", "…"]
    assert at(graph, "a").slots[-1].value == "+14"
    assert len(at(graph, "s").slots[0].value) == 20
    assert [s.value for s in storage(graph, "t").slots] == ["0.", "1.", "2.", "3.", "4.", "5.", "+14"]


def test_change_beyond_what_is_shown_is_marked(draw):
    a, t, s = list(range(20)), torch.arange(20.0), ["x" * 50]
    draw(a=a, t=t, s=s)
    a[15], t[15], s[0] = 0, 0, "x" * 49 + "y"
    graph = draw(a=a, t=t, s=s)
    assert at(graph, "a").slots[-1].marks == storage(graph, "t").slots[-1].marks == {"changed"}
    assert at(graph, "s").slots[0].marks == {"changed"}


def test_view_of_a_view(draw):
    a = torch.arange(12.0)
    b = a[2:10]
    graph = draw(a=a, b=b, c=b.view(2, 4)[:, 1], whole=b.detach().data)
    assert storage(graph, "a") is storage(graph, "b") is storage(graph, "c") is storage(graph, "whole")
    assert (part(graph, "a"), part(graph, "b"), part(graph, "c")) == ("", "2:10", "3:8:4")


def test_clone_has_its_own_storage(draw):
    a = torch.arange(3.0)
    graph = draw(a=a, b=a.clone(), c=a.detach())
    assert storage(graph, "b") is not storage(graph, "a") is storage(graph, "c")
    assert storage(graph, "a").marks == {"shared"} and storage(graph, "b").marks == set()


def test_numpy_and_torch_on_one_buffer(draw):
    a = np.arange(6.0)
    t = torch.from_numpy(a[2:])
    graph = draw(a=a, t=t, back=t.numpy()[::2], other=np.arange(6.0))
    assert storage(graph, "a") is storage(graph, "t") is storage(graph, "back") is not storage(graph, "other")
    assert (part(graph, "t"), part(graph, "back")) == ("2:6", "2:5:2")


def test_buffer_that_is_seen_through_a_part_of_it_first(draw):
    a = np.arange(6.0)
    t = torch.from_numpy(a[2:])
    graph = draw(t=t, a=a)
    assert [s.value for s in storage(graph, "t").slots] == ["0.", "1.", "2.", "3.", "4.", "5."]
    assert part(graph, "t") == "2:6"


def test_negative_and_zero_strides(draw):
    a = np.arange(4.0)
    one = torch.tensor([7.0])
    graph = draw(a=a, back=a[::-1], one=one, many=one.expand(3))
    assert storage(graph, "a") is storage(graph, "back") and part(graph, "back") == ""
    assert at(graph, "back").detail == "float64 (4,) strides (-1,)"
    assert storage(graph, "one") is storage(graph, "many")


def test_other_dtype_on_the_same_bytes(draw):
    a = torch.arange(2, dtype=torch.int64)
    graph = draw(a=a, b=a.view(torch.int32)[2:])
    assert storage(graph, "a") is storage(graph, "b") and part(graph, "b") == "1:2"


def test_zero_size_tensors_share_nothing(draw):
    graph = draw(a=torch.empty(0), b=torch.empty(0), c=np.empty((0, 3)))
    for name in "abc":
        slot = at(graph, name).slots[0]
        assert slot.value == "none" and slot.target is None


def test_empty_view_of_a_storage_sees_nothing_of_it(draw):
    a = torch.arange(3.0)
    graph = draw(a=a, b=a[:0])
    assert storage(graph, "b") is storage(graph, "a") and part(graph, "b") == "0:0"


@pytest.mark.parametrize("tensor", [torch.empty(2, device="meta"), torch.eye(2).to_sparse()], ids=["meta", "sparse"])
def test_tensors_on_no_storage(draw, tensor):
    graph = draw(t=tensor, u=tensor)
    assert at(graph, "t").slots[0].value == "none"
    assert at(graph, "t").marks == {"shared"}


def test_tensors_that_require_grad(draw):
    leaf = torch.ones(2, requires_grad=True)
    graph = draw(leaf=leaf, twice=leaf * 2, cut=leaf.detach())
    assert storage(graph, "cut") is storage(graph, "leaf") is not storage(graph, "twice")


class Loud(torch.Tensor):
    """A subclass whose functions must not be called by drawing."""

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        raise AssertionError(f"drawing called {func}")


def test_tensor_subclass(draw):
    plain = torch.arange(3.0)
    graph = draw(plain=plain, loud=plain.as_subclass(Loud))
    assert at(graph, "loud").type == "Loud"
    assert storage(graph, "loud") is storage(graph, "plain")


def test_object_array(draw):
    inner = [1]
    a = np.array([inner, None, 3], dtype=object)
    graph = draw(a=a, view=a[1:], inner=inner)
    assert storage(graph, "a") is storage(graph, "view") and part(graph, "view") == "1:3"
    assert at(graph, "a", "storage", "0") is at(graph, "inner")
    assert [s.value for s in storage(graph, "a").slots[1:]] == ["None", "3"]


@dataclasses.dataclass
class Point:
    """A dataclass."""

    x: int
    tags: list


class Slotted:
    """An object with slots, one of them never set."""

    __slots__ = ("left", "right")


def test_dataclass_and_slots(draw):
    tags = []
    slotted = Slotted()
    slotted.left = tags
    graph = draw(p=Point(1, tags), s=slotted)
    assert [(s.label, s.value) for s in at(graph, "p").slots] == [(".x", "1"), (".tags", "")]
    assert [s.label for s in at(graph, "s").slots] == [".left"]
    assert at(graph, "p", ".tags") is at(graph, "s", ".left")


def test_set_named_tuple_and_dict(draw):
    pair = collections.namedtuple("pair", "a b")([], 2)
    graph = draw(s={"b", "a"}, p=pair, d={1: "x", (2, 3): None})
    assert [s.value for s in at(graph, "s").slots] == ["'a'", "'b'"]
    assert [s.label for s in at(graph, "p").slots] == [".a", ".b"]
    assert [s.label for s in at(graph, "d").slots] == ["[1]", "[tuple]"]


def test_module_shows_its_state_dict_keys(draw):
    model = torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.BatchNorm1d(1, affine=False))
    model[0].register_buffer("mask", torch.ones(1), persistent=False)
    state = model.state_dict()
    graph = draw(model=model, state=state)
    labels = [s.label for s in at(graph, "model").slots]
    assert [label for label in labels if not label.startswith("(")] == list(state)
    assert "(0.mask)" in labels
    assert at(graph, "model", "0.weight") is not at(graph, "state", "['0.weight']")
    assert storage(graph, "model", "0.weight") is storage(graph, "state", "['0.weight']")


def test_tied_weights(draw):
    model = torch.nn.ModuleDict({"a": torch.nn.Linear(2, 2, bias=False), "b": torch.nn.Linear(2, 2, bias=False)})
    model.b.weight = model.a.weight
    graph = draw(model=model)
    assert at(graph, "model", "a.weight") is at(graph, "model", "b.weight")
    assert at(graph, "model", "a.weight").marks == {"shared"}


def test_shallow_copy_of_a_module_shares_its_dictionary(draw):
    model = torch.nn.Linear(2, 1)
    graph = draw(model=model, twin=copy.copy(model), clone=copy.deepcopy(model))
    assert at(graph, "model", "_parameters") is at(graph, "twin", "_parameters")
    assert [s.label for s in at(graph, "clone").slots] == ["weight", "bias"]


def test_submodule_of_two_models_is_a_node(draw):
    body = torch.nn.Linear(1, 1, bias=False)
    graph = draw(a=torch.nn.Sequential(body), b=torch.nn.Sequential(body, torch.nn.ReLU()))
    assert at(graph, "a", "0") is at(graph, "b", "0")


def test_optimizer_shows_its_parameters(draw):
    model = torch.nn.Linear(1, 1)
    graph = draw(model=model, optimizer=torch.optim.Adam(model.parameters()))
    assert at(graph, "optimizer", "params[0]") is at(graph, "model", "weight")


def test_what_changed_and_what_is_new(draw):
    a, t, x = [1, [2]], torch.zeros(2), 1
    first = draw(a=a, t=t, x=x)
    assert not any("new" in n.marks or "changed" in n.marks for n in first.nodes.values())
    a[1].append(3)
    a[0] = [5]
    t[1] = 4
    second = draw(a=a, t=t, x=2, b=a[1])
    assert at(second, "a").marks == {"changed"} and at(second, "a").slots[0].marks == {"changed"}
    assert at(second, "a", "[0]").marks == {"new"}
    assert at(second, "a", "[1]").marks == {"changed", "shared"}
    assert [s.marks for s in storage(second, "t").slots] == [set(), {"changed"}]
    assert {n.label: n.marks for n in second.names} == {"a": set(), "t": set(), "x": {"changed"}, "b": {"new"}}
    third = draw(a=a, t=t, x=2, b=a[1])
    assert not any({"new", "changed"} & n.marks for n in third.nodes.values())


def test_a_picture_of_other_objects_altogether_compares_nothing(draw):
    draw(a=[1], b=[2])
    graph = draw(a=[3], b=[4])
    assert not any(thing.marks for thing in [*graph.names, *graph.nodes.values()])


def test_a_change_under_the_same_short_text_is_a_change(draw):
    t = torch.tensor([0.12345678])
    draw(t=t)
    t += 1e-7
    assert storage(draw(t=t), "t").slots[0].marks == {"changed"}


def test_nodes_keep_their_number(draw):
    a, b = [1], [2]
    before = draw(a=a, b=b)
    after = draw(b=b, a=a)
    assert at(before, "a").id == at(after, "a").id and at(before, "b").id == at(after, "b").id


def test_drawing_touches_nothing():
    torch.manual_seed(0)
    model = torch.nn.Linear(2, 1)
    state, version = torch.random.get_rng_state(), model.weight._version
    Heap(["model"]).draw({"model": model}, ["model"])
    assert torch.equal(torch.random.get_rng_state(), state) and model.weight._version == version
    model(torch.ones(1, 2)).sum().backward()


def test_unknown_name_and_too_many_nodes():
    with pytest.raises(Undrawable, match="unknown name 'b'"):
        Heap(["b"]).draw({"a": 1}, ["b"])
    many = [[[] for _ in range(6)] for _ in range(6)]
    with pytest.raises(Undrawable, match=f"more than {READABLE}"):
        Heap(["a"]).draw({"a": many}, ["a"])
    deep = []
    for _ in range(3000):
        deep = [deep]
    with pytest.raises(Undrawable, match="cannot be read"):
        Heap(["a"]).draw({"a": deep}, ["a"])


def test_what_a_deque_bytes_and_an_array_hold(draw):
    inner = [1]
    waiting = collections.deque([0, inner])
    graph = draw(a=waiting, b=waiting.copy(), c=bytearray(b"ab"), d=array.array("d", [0.5]))
    assert at(graph, "a", "[1]") is at(graph, "b", "[1]") and "shared" in at(graph, "a", "[1]").marks
    assert [(slot.label, slot.value) for slot in at(graph, "c").slots] == [("[0]", "97"), ("[1]", "98")]
    assert [slot.value for slot in at(graph, "d").slots] == ["0.5"]


def test_a_view_leads_to_what_it_looks_at(draw):
    data, mapping = bytearray(b"abc"), {"k": [1]}
    graph = draw(a=data, b=memoryview(data)[1:], c=mapping, d=mapping.items(), e=types.MappingProxyType(mapping))
    assert at(graph, "b", ".obj") is at(graph, "a")
    assert [slot.value for slot in at(graph, "b").slots[1:]] == ["98", "99"]
    assert at(graph, "d", ".mapping") is at(graph, "e", ".mapping") is at(graph, "c")


def test_views_that_cannot_be_read(draw):
    gone = memoryview(b"a")
    gone.release()
    graph = draw(a=gone, b=memoryview(bytes(8)).cast("B", (2, 4)), c=memoryview(bytearray(100)))
    assert [slot.value for slot in at(graph, "a").slots] == ["released"]
    assert [slot.label for slot in at(graph, "b").slots] == [slot.label for slot in at(graph, "c").slots] == [".obj"]


def test_what_is_left_out_of_a_long_one_is_compared():
    heap, names = Heap(["a"]), {"a": list(range(100_000))}
    heap.draw(names, ["a"])
    same = heap.draw(names, ["a"])
    names["a"][-1] = -1
    other = heap.draw(names, ["a"])
    assert [slot.value for slot in at(same, "a").slots][-1] == "+99994"
    assert not at(same, "a").slots[-1].marks and at(other, "a").slots[-1].marks == {"changed"}
