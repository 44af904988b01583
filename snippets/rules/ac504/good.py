# --8<-- [start:average]
import torch
from torch import nn

clients = [nn.BatchNorm1d(1) for _ in range(2)]
clients[0](torch.randn(4, 1))
states = [client.state_dict() for client in clients]

average = {}
for name, first in states[0].items():
    values = torch.stack([state[name] for state in states])
    averaged = first.is_floating_point() or first.is_complex()
    average[name] = values.mean(0) if averaged else values.amax(0)
print("batches counted:", average["num_batches_tracked"].item(), average["num_batches_tracked"].dtype)
# --8<-- [end:average]
clients[1].load_state_dict(average)
assert clients[1].num_batches_tracked.item() == 1
kept = clients[1].state_dict()["running_mean"].clone()
clients[0].running_mean.zero_()
assert torch.equal(clients[1].running_mean, kept)
