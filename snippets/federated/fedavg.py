# --8<-- [start:function]
import torch
from torch import nn


def fedavg(states, sizes):
    total = sum(sizes)
    average = {}
    for key, first in states[0].items():
        values = [state[key] for state in states]
        if first.is_floating_point() or first.is_complex():
            wide = torch.promote_types(first.dtype, torch.float32)  # (1)!
            mean = sum(v.to(wide) * (n / total) for v, n in zip(values, sizes))
            average[key] = mean.to(first.dtype)
        else:
            average[key] = torch.stack(values).amax(dim=0)  # (2)!
    return average
# --8<-- [end:function]


# --8<-- [start:use]
def client(value):
    model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.BatchNorm1d(1))
    nn.init.constant_(model[0].weight, value)
    return model


clients = [client(2.0), client(6.0)]
average = fedavg([model.state_dict() for model in clients], sizes=[30, 10])
print("average:", average["0.weight"].item())
print("clients:", [model[0].weight.item() for model in clients])
print("counter:", average["1.num_batches_tracked"].dtype)
# --8<-- [end:use]
states = [model.state_dict() for model in clients]
before = [{k: v.clone() for k, v in state.items()} for state in states]
for sizes in ([30, 10], [1, 0]):
    for key, tensor in fedavg(states, sizes).items():
        assert tensor.dtype == states[0][key].dtype
        assert tensor.shape == states[0][key].shape
        tensor.fill_(9)
for tensor in fedavg(states[:1], [1]).values():
    tensor.fill_(9)
assert all(torch.equal(s[k], b[k]) for s, b in zip(states, before) for k in b)
odd = {
    "index": torch.arange(6).reshape(2, 3),
    "mask": torch.tensor([True, False]),
    "empty": torch.empty(0, dtype=torch.int64),
    "double": torch.tensor(0.1, dtype=torch.float64),
    "phase": torch.tensor(1 + 2j),
}
for key, tensor in fedavg([odd, odd], [1, 1]).items():
    assert torch.equal(tensor, odd[key]) and tensor.dtype == odd[key].dtype
    assert tensor.numel() == 0 or tensor.data_ptr() != odd[key].data_ptr()
counts = [{"count": torch.tensor(n)} for n in (3, 8, 5)]
assert fedavg(counts, [1, 1, 1])["count"].item() == 8
extra = [{"_extra_state": {"steps": 3}}]
try:
    fedavg(extra, [1])
except AttributeError:
    extra = None
assert extra is None

# --8<-- [start:half]
halves = [{"weight": torch.ones(1, dtype=torch.float16)} for _ in range(1000)]
naive = sum(state["weight"] * (1 / 1000) for state in halves)
careful = fedavg(halves, [1] * 1000)["weight"]
print(f"summed in float16: {naive.item():.3f}")
print(f"summed in float32: {careful.item():.3f}")
# --8<-- [end:half]
assert careful.dtype == torch.float16

# --8<-- [start:broadcast]
for model in clients:
    model.load_state_dict(average)
nn.init.zeros_(clients[0][0].weight)
print("loaded:  ", clients[1][0].weight.item())

for model in clients:
    model.load_state_dict(average, assign=True)
nn.init.zeros_(clients[0][0].weight)
print("assigned:", clients[1][0].weight.item())
# --8<-- [end:broadcast]
assert average["0.weight"].item() == 0
server = client(2.0)
state = server.state_dict()
clients[0].load_state_dict(state, assign=True)
clients[1].load_state_dict(state)
nn.init.constant_(clients[1][0].weight, 7)
assert server[0].weight.item() == clients[0][0].weight.item() == 7
