# --8<-- [start:function]
import torch
from torch import nn


def fedavg(states, sizes):
    total = sum(sizes)
    average = {}
    for key, first in states[0].items():
        if first.is_floating_point():
            average[key] = sum(s[key] * (n / total) for s, n in zip(states, sizes))
        else:
            average[key] = max(s[key] for s in states).clone()  # (1)!
    return average
# --8<-- [end:function]

# --8<-- [start:use]
clients = [nn.Sequential(nn.Linear(1, 1, bias=False), nn.BatchNorm1d(1)) for _ in range(2)]
for client, value in zip(clients, (2.0, 6.0)):
    nn.init.constant_(client[0].weight, value)
average = fedavg([c.state_dict() for c in clients], sizes=[30, 10])
print("average:", average["0.weight"].item())
print("clients:", [c[0].weight.item() for c in clients])
# --8<-- [end:use]
assert average["1.num_batches_tracked"].dtype == torch.int64
for tensor in fedavg([c.state_dict() for c in clients], [30, 10]).values():
    tensor.fill_(9)
assert [c[0].weight.item() for c in clients] == [2.0, 6.0]
assert [c[1].num_batches_tracked.item() for c in clients] == [0, 0]

# --8<-- [start:broadcast]
for client in clients:
    client.load_state_dict(average)
nn.init.zeros_(clients[0][0].weight)
print("loaded:  ", clients[1][0].weight.item())

for client in clients:
    client.load_state_dict(average, assign=True)
nn.init.zeros_(clients[0][0].weight)
print("assigned:", clients[1][0].weight.item())
# --8<-- [end:broadcast]
