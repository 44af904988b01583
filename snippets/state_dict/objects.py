import warnings
from pathlib import Path

# --8<-- [start:objects]
import torch
from torch import nn

model = nn.BatchNorm1d(2)
state = model.state_dict()
print(state is model.state_dict())
print(state["weight"] is model.weight, state["weight"].requires_grad)
print(state["running_mean"] is model.running_mean)
# --8<-- [end:objects]
import numpy

whole = torch.zeros(4)
left, right = whole[:2], whole[2:]
left.fill_(1)
assert not right.any()
storages = [t.untyped_storage().data_ptr() for t in (left, right)]
assert storages[0] == storages[1]
for unallocated in (torch.empty(0), torch.zeros(2, device="meta")):
    assert unallocated.untyped_storage().data_ptr() == 0
none, one = whole[:0], torch.ones(4)[:0]
assert none.untyped_storage().data_ptr() == storages[0]
assert one.untyped_storage().data_ptr() not in (0, storages[0])
for key, value in state.items():
    live = getattr(model, key)
    assert value is not live and value.data_ptr() == live.data_ptr()
    assert value.is_leaf and type(value) is torch.Tensor
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    lazy = nn.LazyLinear(1)
state = lazy.state_dict()
assert state["weight"] is lazy.weight
lazy(torch.ones(1, 3))
assert state["weight"] is lazy.weight and state["weight"].requires_grad
assert lazy.state_dict()["weight"] is not lazy.weight
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    lazy = nn.LazyBatchNorm1d()
assert lazy.state_dict()["running_mean"] is lazy.running_mean
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    quantized = torch.ao.quantization.quantize_dynamic(
        nn.Sequential(nn.Linear(2, 2)), {nn.Linear}
    )
state = quantized.state_dict()
state["0.scale"].fill_(99)
assert quantized[0].scale == 1
assert not all(isinstance(value, torch.Tensor) for value in state.values())
Path("numbers.bin").write_bytes(bytes(16))
first, second = (
    torch.from_file("numbers.bin", shared=True, size=4) for _ in range(2)
)
first[0] = 1
assert second.tolist() == [1, 0, 0, 0]
storages = [t.untyped_storage().data_ptr() for t in (first, second)]
assert storages[0] != storages[1]
numbers = numpy.zeros(4)
first, second = torch.from_numpy(numbers[:3]), torch.from_numpy(numbers[1:])
first[1] = 1
assert second[0] == 1
storages = [t.untyped_storage().data_ptr() for t in (first, second)]
assert storages[0] != storages[1]
memory = bytearray(16)
first = torch.frombuffer(memory, dtype=torch.float32)
second = torch.frombuffer(memory, dtype=torch.float32, offset=4)
first[1] = 1
assert second[0] == 1
storages = [t.untyped_storage().data_ptr() for t in (first, second)]
assert storages[0] != storages[1]
first, second = torch.from_dlpack(numbers), torch.from_dlpack(numbers[1:])
first[1] = 7
assert second[0] == 7
storages = [t.untyped_storage().data_ptr() for t in (first, second)]
assert storages[0] != storages[1]
try:
    torch.zeros(2).to_sparse().untyped_storage()
except NotImplementedError:
    storages = None
assert storages is None
parts = [torch.zeros(2), torch.zeros(3)]
jagged = torch.nested.nested_tensor(parts, layout=torch.jagged)
try:
    jagged.untyped_storage().data_ptr()
except RuntimeError:
    jagged = None
assert jagged is None

# --8<-- [start:keep-vars]
state = model.state_dict(keep_vars=True)
print(state["weight"] is model.weight, state["weight"].requires_grad)
print(state["running_mean"] is model.running_mean)
# --8<-- [end:keep-vars]

# --8<-- [start:buffers]
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
        self.register_buffer("mean", torch.zeros(1))
        self.register_buffer("cache", torch.zeros(1), persistent=False)
        self.plain = torch.zeros(1)


net = Net()
state = net.state_dict()
print(list(state))
state["mean"].fill_(5)
print(net.mean)
# --8<-- [end:buffers]
