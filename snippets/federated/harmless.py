# --8<-- [start:clients]
import torch
from torch import nn


def client(value):
    model = nn.Linear(1, 1, bias=False)
    nn.init.constant_(model.weight, value)
    return model


clients = [client(2.0), client(4.0)]
states = [model.state_dict() for model in clients]
average = {k: sum(s[k] for s in states) / len(states) for k in states[0]}  # (1)!
# --8<-- [end:clients]

# --8<-- [start:result]
print("average:", average["weight"].item())
print("clients:", [model.weight.item() for model in clients])
# --8<-- [end:result]
assert average["weight"].item() == 3
nn.init.constant_(clients[0].weight, 10.0)
assert average["weight"].item() == 3
assert sum(s["weight"] for s in states).item() / len(states) == 7
alone = sum(s["weight"] for s in states[:1])
alone.zero_()
assert clients[0].weight.item() == 10
