# --8<-- [start:name]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
best_model = model
moved = model.to("cpu")
nn.init.constant_(model.weight, 7)
print(best_model.weight.item(), moved is model, hasattr(model, "clone"))
# --8<-- [end:name]
import warnings

assert model.double() is model and model.eval() is model
assert model.requires_grad_(True) is model

# --8<-- [start:tensor]
a = torch.zeros(3)
shallow, deep, cloned = copy.copy(a), copy.deepcopy(a), a.clone()
a.fill_(1)
print(shallow.tolist(), deep.tolist(), cloned.tolist())
# --8<-- [end:tensor]

# --8<-- [start:views]
base = torch.zeros(3)
first, whole = copy.deepcopy([base[:1], base])
first.fill_(1)
print(whole.tolist(), base.tolist())
# --8<-- [end:views]
base = nn.Parameter(torch.zeros(3))
part = nn.Parameter(base.data[:1])
first, whole = copy.deepcopy([part, base])
nn.init.ones_(first)
assert whole.tolist() == [0, 0, 0]
nn.init.ones_(part)
assert base.tolist() == [1, 0, 0]


def storage(tensor):
    return tensor.untyped_storage()._cdata


def together(pair):
    first, second = copy.deepcopy(pair)
    return storage(first) == storage(second)


for kind in (torch.float16, torch.bfloat16, torch.int64, torch.bool, torch.complex64):
    base = torch.zeros(4, dtype=kind)
    assert together([base, base[1:]])
base = torch.ones(3, dtype=torch.complex64)
for view in (base.conj(), base.conj().imag):
    assert storage(view) == storage(base) and not together([base, view])
base = torch.zeros(4, device="meta")
assert storage(base.view(2, 2)) == storage(base)
assert not together([base, base.view(2, 2)])
base = torch.zeros(4)
assert not together([base, nn.Parameter(base)])
sparse = torch.tensor([0.0, 1.0]).to_sparse().coalesce()
first, values = copy.deepcopy([sparse, sparse.values()])
values.zero_()
assert first.values().tolist() == [1]
first, array = copy.deepcopy([base, base.numpy()])
array[0] = 9
assert first[0] == 0


class Tagged(torch.Tensor):
    pass


tagged = torch.zeros(2).as_subclass(Tagged)
try:
    copy.deepcopy(tagged)
except RuntimeError as error:
    refused = "new_empty" in str(error)
assert refused
assert type(tagged.clone()) is type(copy.copy(tagged)) is Tagged


def refuses_deep_copy(tensor):
    assert isinstance(tensor.clone(), torch.Tensor)
    try:
        return copy.deepcopy(tensor) is None
    except NotImplementedError:
        return True


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    rows = torch.eye(2).to_sparse_csr()
    nested = torch.nested.nested_tensor([torch.zeros(2)])
for tensor in (rows, nested):
    assert refuses_deep_copy(tensor)
model = nn.Linear(2, 1)
model.register_buffer("rows", rows)
try:
    copy.deepcopy(model.state_dict())
except NotImplementedError:
    model = None
assert model is None


def shallow_copy_fails(kind):
    try:
        return copy.copy(torch.zeros(2, dtype=getattr(torch, kind))) is None
    except AttributeError:
        return True


for kind in ("float8_e4m3fn", "float8_e5m2", "uint16", "uint32"):
    assert shallow_copy_fails(kind)
for kind in ("bfloat16", "uint8", "complex64"):
    assert not shallow_copy_fails(kind)
