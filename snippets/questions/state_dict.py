# --8<-- [start:snapshot]
import torch

model = torch.nn.Linear(1, 1)
model.load_state_dict({"weight": torch.tensor([[1.0]]), "bias": torch.tensor([0.0])})
state = model.state_dict()
with torch.no_grad():
    model.weight.fill_(5.0)
print(state["weight"].item())
# --8<-- [end:snapshot]
# draw: model, state

# --8<-- [start:snapshot-copied]
import copy

import torch

model = torch.nn.Linear(1, 1)
model.load_state_dict({"weight": torch.tensor([[1.0]]), "bias": torch.tensor([0.0])})
state = copy.deepcopy(model.state_dict())
with torch.no_grad():
    model.weight.fill_(5.0)
print(state["weight"].item())
# --8<-- [end:snapshot-copied]

# --8<-- [start:written]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
state = model.state_dict()
state["weight"].mul_(3)
print(model.weight.item())
# --8<-- [end:written]
# draw: model, state

# --8<-- [start:written-apart]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
state["weight"].mul_(3)
print(model.weight.item())
# --8<-- [end:written-apart]

# --8<-- [start:replaced]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
state = model.state_dict()
state["weight"] = state["weight"] * 3
print(model.weight.item())
# --8<-- [end:replaced]
# draw: model, state

# --8<-- [start:replaced-through]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
state = model.state_dict()
state["weight"] *= 3
print(model.weight.item())
# --8<-- [end:replaced-through]

# --8<-- [start:dictionary]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
state = model.state_dict().copy()
with torch.no_grad():
    model.weight.fill_(5.0)
print(state["weight"].item())
# --8<-- [end:dictionary]
# draw: model, state

# --8<-- [start:dictionary-deep]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
with torch.no_grad():
    model.weight.fill_(5.0)
print(state["weight"].item())
# --8<-- [end:dictionary-deep]

# --8<-- [start:converted]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
state = model.state_dict()
model.double()
with torch.no_grad():
    model.weight.fill_(5.0)
print(state["weight"].item())
# --8<-- [end:converted]
# draw: model, state

# --8<-- [start:converted-follows]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
state = model.state_dict()
model.float()
with torch.no_grad():
    model.weight.fill_(5.0)
print(state["weight"].item())
# --8<-- [end:converted-follows]

# --8<-- [start:gradient]
import torch

model = torch.nn.Linear(1, 1, bias=False)
state = model.state_dict()
print(state["weight"].requires_grad)
# --8<-- [end:gradient]

# --8<-- [start:gradient-kept]
import torch

model = torch.nn.Linear(1, 1, bias=False)
state = model.state_dict(keep_vars=True)
print(state["weight"].requires_grad)
# --8<-- [end:gradient-kept]

# --8<-- [start:one-line]
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
kept = model.state_dict()["weight"]
nn.init.ones_(model.weight)
print(kept.item())
# --8<-- [end:one-line]
# draw: model, kept

# --8<-- [start:one-line-clone]
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
kept = model.state_dict()["weight"].clone()
nn.init.ones_(model.weight)
print(kept.item())
# --8<-- [end:one-line-clone]

# --8<-- [start:one-line-detach]
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
kept = model.state_dict()["weight"].detach()
nn.init.ones_(model.weight)
print(kept.item())
# --8<-- [end:one-line-detach]

# --8<-- [start:one-line-data]
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
kept = model.weight.data
nn.init.ones_(model.weight)
print(kept.item())
# --8<-- [end:one-line-data]
