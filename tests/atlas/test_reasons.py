"""What reasons in the atlas say of states other than their row's own, tried in those states."""

import mmap

import pytest

from tests.project import needs

needs("torch")
needs("pandas")
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
import torch  # noqa: E402
from torch import nn  # noqa: E402


def memory(series: pd.Series) -> np.ndarray:
    """The array under a series."""
    return series.to_numpy()


def storage(tensor: torch.Tensor) -> int:
    """What is equal for tensors on one storage, allocated or not."""
    return tensor.untyped_storage()._cdata


def test_a_mask_that_is_all_true_shares_until_the_first_write():
    a = pd.DataFrame({"x": [1, 2]})
    whole, part = a[a.x > 0], a[a.x > 1]
    assert np.shares_memory(memory(a["x"]), memory(whole["x"])) and not np.shares_memory(memory(a["x"]), memory(part["x"]))
    whole.iloc[0, 0] = 9
    assert a["x"].tolist() == [1, 2] and not np.shares_memory(memory(a["x"]), memory(whole["x"]))


def test_a_series_put_into_a_table_is_copied_on_the_first_write():
    s, table = pd.Series([3, 4]), pd.DataFrame({"x": [1, 2]})
    table["y"] = s
    assert np.shares_memory(memory(table["y"]), memory(s))
    s.iloc[0] = 9
    assert table["y"].tolist() == [3, 4]


@pytest.mark.parametrize("dtype, writable", [("int64", False), ("float64", False), ("Int64", True), ("Float64", True), ("boolean", True), ("str", True)])
def test_whether_the_array_of_a_series_can_be_written(dtype, writable):
    s = pd.Series([1, 0], dtype=dtype)
    array = s.to_numpy()
    assert array.flags.writeable is writable
    if writable:
        array[0] = array[1]
        assert s[0] == s[1]


def test_where_gradients_accumulate():
    table = nn.Embedding(3, 1, sparse=True)
    table(torch.tensor([0])).sum().backward()
    first = table.weight.grad
    table.weight.sum().backward()
    assert table.weight.grad is not first
    second = table.weight.grad
    table.weight.sum().backward()
    assert table.weight.grad is second


def test_flatten_of_two_dimensions_returns_its_input():
    flat, deep = torch.zeros(2, 3), torch.zeros(2, 3, 4)
    assert nn.Flatten()(flat) is flat
    assert nn.Flatten()(deep) is not deep and storage(nn.Flatten()(deep)) == storage(deep)


def test_the_mask_of_a_masked_array_is_shared():
    a = np.ma.masked_array([1, 2, 3], mask=[False, False, True])
    b = np.ma.masked_array(a)
    b[0] = np.ma.masked
    assert a.mask.tolist() == [True, False, True]


def test_asarray_of_a_subclass_is_a_plain_array_on_its_data():
    a = np.ma.masked_array([1.0, 2.0])
    b = np.asarray(a)
    assert type(b) is np.ndarray and np.shares_memory(a, b)


def test_a_file_can_be_mapped_shared(tmp_path):
    path = tmp_path / "weights.pt"
    torch.save(torch.zeros(3), path)
    torch.load(path, mmap=True).fill_(1)
    assert torch.load(path).sum() == 0
    with torch.serialization.set_default_mmap_options(mmap.MAP_SHARED):
        torch.load(path, mmap=True).fill_(1)
    assert torch.load(path).sum() == 3


def test_when_a_conversion_replaces_parameters():
    model = nn.Linear(2, 1)
    before = model.weight
    assert model.double().weight is before
    assert model.to("meta").weight is not before
    torch.__future__.set_overwrite_module_params_on_conversion(True)
    try:
        model = nn.Linear(2, 1)
        before = model.weight
        assert model.double().weight is not before
    finally:
        torch.__future__.set_overwrite_module_params_on_conversion(False)


STATES = {
    "contiguous": torch.zeros(2, 3), "transposed": torch.zeros(2, 3).t(), "stepped": torch.zeros(6)[::2], "no axes": torch.tensor(1.0),
    "empty": torch.zeros(0, 3), "expanded": torch.zeros(1, 3).expand(2, 3), "half": torch.zeros(2).half(), "integer": torch.zeros(2).long(),
    "boolean": torch.zeros(2).bool(), "conjugate": torch.zeros(2, dtype=torch.complex64).conj(),
    "negative": torch.zeros(2, dtype=torch.complex64).conj().imag, "leaf": torch.zeros(2, requires_grad=True),
    "result": torch.zeros(2, requires_grad=True) * 1, "meta": torch.zeros(2, device="meta"), "parameter": nn.Parameter(torch.zeros(2)),
    "quantized": torch.quantize_per_tensor(torch.ones(4), 0.1, 0, torch.quint8),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("state", STATES)
def test_what_always_copies_and_what_never_does(state):
    a = STATES[state]
    always = [torch.tensor, lambda a: torch.stack([a]), lambda a: a.to(a.device, copy=True), *([lambda a: torch.cat([a])] if a.dim() else [])]
    for copies in always:
        assert storage(copies(a)) != storage(a)
    assert storage(a.view(a.shape)) == storage(a) == storage(a.detach())


ARRAYS = {
    "contiguous": np.zeros((2, 3)), "transposed": np.zeros((2, 3)).T, "stepped": np.zeros(6)[::2], "Fortran": np.zeros((2, 3), order="F"),
    "swapped": np.zeros(3, dtype=">f8"), "objects": np.array([[1], None], dtype=object), "fields": np.zeros(2, dtype=[("x", "i4")]),
    "read-only": np.broadcast_to(np.zeros(1), (3,)), "masked": np.ma.masked_array([1.0, 2.0]), "half": np.zeros(2, dtype="f2"),
}


@pytest.mark.parametrize("state", ARRAYS)
def test_what_always_copies_an_array(state):
    a = ARRAYS[state]
    for b in (np.array(a), np.concatenate([a]), a.flatten(), a[[0]], a.copy()):
        assert not np.shares_memory(a, b)
