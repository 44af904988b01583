# --8<-- [start:one-model]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
states = []
for value in (2.0, 4.0):
    nn.init.constant_(model.weight, value)  # (1)!
    states.append(model.state_dict())
average = sum(s["weight"] for s in states) / len(states)
print(average.item())
# --8<-- [end:one-model]
states = []
for value in (2.0, 4.0):
    nn.init.constant_(model.weight, value)
    states.append({k: v.clone() for k, v in model.state_dict().items()})
assert sum(s["weight"] for s in states).item() / len(states) == 3

# --8<-- [start:update]
nn.init.constant_(model.weight, 2.0)
alias = model.state_dict()
copied = copy.deepcopy(model.state_dict())
nn.init.constant_(model.weight, 5.0)
after = model.state_dict()
print("alias: ", (after["weight"] - alias["weight"]).item())
print("copied:", (after["weight"] - copied["weight"]).item())
# --8<-- [end:update]
received = model.state_dict()
nn.init.constant_(model.weight, 8.0)
assert received["weight"].item() == 8


# --8<-- [start:first-client]
def accumulate(average):
    for client in clients[1:]:
        for key, tensor in client.state_dict().items():
            average[key] += tensor
    for key in average:
        average[key] /= len(clients)
    print("average: ", average["weight"].item())
    print("client 0:", clients[0].weight.item())


clients = [nn.Linear(1, 1, bias=False) for _ in range(2)]
for client, value in zip(clients, (2.0, 4.0)):
    nn.init.constant_(client.weight, value)
accumulate(clients[0].state_dict())
# --8<-- [end:first-client]

# --8<-- [start:mended]
nn.init.constant_(clients[0].weight, 2.0)
accumulate(copy.deepcopy(clients[0].state_dict()))
# --8<-- [end:mended]
for shallow in (copy.copy, dict):
    nn.init.constant_(clients[0].weight, 2.0)
    average = shallow(clients[0].state_dict())
    average["weight"] += clients[1].weight.detach()
    assert clients[0].weight.item() == 6
nn.init.constant_(clients[0].weight, 2.0)
states = [client.state_dict() for client in clients]
average = states[0]
average["weight"] = average["weight"] + states[1]["weight"]
assert clients[0].weight.item() == 2 and states[0]["weight"].item() == 6
