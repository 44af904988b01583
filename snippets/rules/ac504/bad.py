# --8<-- [start:average]
import copy

import torch
from torch import nn

clients = [nn.BatchNorm1d(1) for _ in range(2)]
clients[0](torch.randn(4, 1))
states = [client.state_dict() for client in clients]
print({name: t.dtype for name, t in states[0].items() if not t.is_floating_point()})

average = copy.deepcopy(states[0])
for name in average:
    average[name] += states[1][name]
    try:
        average[name] /= len(states)
    except RuntimeError as error:
        print(name, type(error).__name__, str(error), sep=": ")
# --8<-- [end:average]

# --8<-- [start:out-of-place]
mean = {name: sum(state[name] for state in states) / 2 for name in states[0]}
count = mean["num_batches_tracked"]
print("batches counted:", count.item(), count.dtype)
clients[0].load_state_dict(mean)
print("loaded:", clients[0].num_batches_tracked.item())
# --8<-- [end:out-of-place]
assert count.item() == 0.5 and clients[0].num_batches_tracked.item() == 0
