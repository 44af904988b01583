# --8<-- [start:one-model]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
states = []
for value in (2.0, 4.0):
    nn.init.constant_(model.weight, value)
    states.append(model.state_dict())
average = sum(s["weight"] for s in states) / len(states)
print(average.item())
# --8<-- [end:one-model]

# --8<-- [start:first-client]
clients = [nn.Linear(1, 1, bias=False) for _ in range(2)]
for client, value in zip(clients, (2.0, 4.0)):
    nn.init.constant_(client.weight, value)

average = clients[0].state_dict()
for client in clients[1:]:
    for key, tensor in client.state_dict().items():
        average[key] += tensor
for key in average:
    average[key] /= len(clients)
print("average: ", average["weight"].item())
print("client 0:", clients[0].weight.item())
# --8<-- [end:first-client]

# --8<-- [start:mended]
import copy

for client, value in zip(clients, (2.0, 4.0)):
    nn.init.constant_(client.weight, value)
average = copy.deepcopy(clients[0].state_dict())
for client in clients[1:]:
    for key, tensor in client.state_dict().items():
        average[key] += tensor
for key in average:
    average[key] /= len(clients)
print("average: ", average["weight"].item())
print("client 0:", clients[0].weight.item())
# --8<-- [end:mended]
