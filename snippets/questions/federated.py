# --8<-- [start:rounds]
import torch

shared = torch.nn.Linear(1, 1, bias=False)
updates = []
for value in (1.0, 2.0):
    with torch.no_grad():
        shared.weight.fill_(value)
    updates.append(shared.state_dict())
print([state["weight"].item() for state in updates])
# --8<-- [end:rounds]
# draw: shared, updates

# --8<-- [start:rounds-copied]
import copy

import torch

shared = torch.nn.Linear(1, 1, bias=False)
updates = []
for value in (1.0, 2.0):
    with torch.no_grad():
        shared.weight.fill_(value)
    updates.append(copy.deepcopy(shared.state_dict()))
print([state["weight"].item() for state in updates])
# --8<-- [end:rounds-copied]

# --8<-- [start:first]
import torch

clients = [{"w": torch.tensor([1.0])}, {"w": torch.tensor([3.0])}]
total = clients[0]
total["w"] += clients[1]["w"]
total["w"] /= 2
print(clients[0]["w"].item(), total["w"].item())
# --8<-- [end:first]
# draw: clients, total

# --8<-- [start:first-apart]
import copy

import torch

clients = [{"w": torch.tensor([1.0])}, {"w": torch.tensor([3.0])}]
total = copy.deepcopy(clients[0])
total["w"] += clients[1]["w"]
total["w"] /= 2
print(clients[0]["w"].item(), total["w"].item())
# --8<-- [end:first-apart]

# --8<-- [start:out-of-place]
import torch

clients = [{"w": torch.tensor([1.0])}, {"w": torch.tensor([3.0])}]
total = dict(clients[0])
total["w"] = total["w"] + clients[1]["w"]
print(clients[0]["w"].item())
# --8<-- [end:out-of-place]
# draw: clients, total

# --8<-- [start:out-of-place-in-place]
import torch

clients = [{"w": torch.tensor([1.0])}, {"w": torch.tensor([3.0])}]
total = dict(clients[0])
total["w"] += clients[1]["w"]
print(clients[0]["w"].item())
# --8<-- [end:out-of-place-in-place]

# --8<-- [start:delta]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
before = model.state_dict()
with torch.no_grad():
    model.weight.add_(2.0)
print((model.state_dict()["weight"] - before["weight"]).item())
# --8<-- [end:delta]
# draw: model, before

# --8<-- [start:delta-kept]
import copy

import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
before = copy.deepcopy(model.state_dict())
with torch.no_grad():
    model.weight.add_(2.0)
print((model.state_dict()["weight"] - before["weight"]).item())
# --8<-- [end:delta-kept]

# --8<-- [start:counter]
import torch

total = torch.tensor(3)
try:
    total /= 2
    print(total.item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:counter]
# draw: total

# --8<-- [start:counter-promoted]
import torch

total = torch.tensor(3)
try:
    total = total / 2
    print(total.item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:counter-promoted]

# --8<-- [start:counter-floored]
import torch

total = torch.tensor(3)
try:
    total //= 2
    print(total.item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:counter-floored]

# --8<-- [start:broadcast]
import torch

server = {"weight": torch.ones(1, 1)}
clients = [torch.nn.Linear(1, 1, bias=False) for _ in range(2)]
for client in clients:
    client.load_state_dict(server)
with torch.no_grad():
    clients[0].weight.fill_(5.0)
print(clients[1].weight.item())
# --8<-- [end:broadcast]
# draw: server, clients

# --8<-- [start:broadcast-assigned]
import torch

server = {"weight": torch.nn.Parameter(torch.ones(1, 1))}
clients = [torch.nn.Linear(1, 1, bias=False) for _ in range(2)]
for client in clients:
    client.load_state_dict(server, assign=True)
with torch.no_grad():
    clients[0].weight.fill_(5.0)
print(clients[1].weight.item())
# --8<-- [end:broadcast-assigned]
