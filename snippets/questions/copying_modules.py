# --8<-- [start:shallow]
import copy

import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
twin = copy.copy(model)
with torch.no_grad():
    twin.weight.fill_(5.0)
print(model.weight.item())
# --8<-- [end:shallow]
# draw: model, twin

# --8<-- [start:shallow-deep]
import copy

import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
twin = copy.deepcopy(model)
with torch.no_grad():
    twin.weight.fill_(5.0)
print(model.weight.item())
# --8<-- [end:shallow-deep]

# --8<-- [start:mode]
import copy

import torch

model = torch.nn.Linear(1, 1)
twin = copy.copy(model)
twin.eval()
print(model.training)
# --8<-- [end:mode]

# --8<-- [start:mode-same]
import torch

model = torch.nn.Linear(1, 1)
twin = model
twin.eval()
print(model.training)
# --8<-- [end:mode-same]

# --8<-- [start:tied]
import copy

import torch

model = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 2))
model[1].weight = model[0].weight
twin = copy.deepcopy(model)
print(twin[0].weight is twin[1].weight)
# --8<-- [end:tied]

# --8<-- [start:tied-apart]
import copy

import torch

model = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 2))
model[1].weight = model[0].weight
twin = torch.nn.Sequential(*[copy.deepcopy(layer) for layer in model])
print(twin[0].weight is twin[1].weight)
# --8<-- [end:tied-apart]

# --8<-- [start:optimizer]
import copy

import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
twin = copy.deepcopy(model)
twin.weight.sum().backward()
optimizer.step()
print(model.weight.item(), twin.weight.item())
# --8<-- [end:optimizer]

# --8<-- [start:optimizer-follows]
import copy

import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
twin = copy.deepcopy(model)
optimizer = torch.optim.SGD(twin.parameters(), lr=1.0)
twin.weight.sum().backward()
optimizer.step()
print(model.weight.item(), twin.weight.item())
# --8<-- [end:optimizer-follows]

# --8<-- [start:layers]
import torch

layers = torch.nn.ModuleList([torch.nn.Linear(2, 2)] * 3)
print(sum(p.numel() for p in layers.parameters()))
# --8<-- [end:layers]

# --8<-- [start:layers-each]
import torch

layers = torch.nn.ModuleList([torch.nn.Linear(2, 2) for _ in range(3)])
print(sum(p.numel() for p in layers.parameters()))
# --8<-- [end:layers-each]

# --8<-- [start:target]
import copy

import torch

online = torch.nn.Linear(1, 1, bias=False)
# --8<-- [end:target]

# --8<-- [start:target-name]
torch.nn.init.ones_(online.weight)
target = online
with torch.no_grad():
    online.weight.fill_(5.0)
print(target.weight.item())
# --8<-- [end:target-name]

# --8<-- [start:target-shallow]
torch.nn.init.ones_(online.weight)
target = copy.copy(online)
with torch.no_grad():
    online.weight.fill_(5.0)
print(target.weight.item())
# --8<-- [end:target-shallow]

# --8<-- [start:target-deep]
torch.nn.init.ones_(online.weight)
target = copy.deepcopy(online)
with torch.no_grad():
    online.weight.fill_(5.0)
print(target.weight.item())
# --8<-- [end:target-deep]

# --8<-- [start:target-load]
torch.nn.init.ones_(online.weight)
target = torch.nn.Linear(1, 1, bias=False)
target.load_state_dict(online.state_dict(), assign=True)
with torch.no_grad():
    online.weight.fill_(5.0)
print(target.weight.item())
# --8<-- [end:target-load]

# --8<-- [start:one-line]
from torch import nn

layer = nn.Linear(1, 1, bias=False)
model = nn.ModuleList([layer] * 2)
print(len(list(model.parameters())))
# --8<-- [end:one-line]

# --8<-- [start:one-line-new]
from torch import nn

layer = nn.Linear(1, 1, bias=False)
model = nn.ModuleList(nn.Linear(1, 1, bias=False) for _ in range(2))
print(len(list(model.parameters())))
# --8<-- [end:one-line-new]

# --8<-- [start:one-line-same]
from torch import nn

layer = nn.Linear(1, 1, bias=False)
model = nn.ModuleList(layer for _ in range(2))
print(len(list(model.parameters())))
# --8<-- [end:one-line-same]

# --8<-- [start:one-line-pair]
from torch import nn

layer = nn.Linear(1, 1, bias=False)
model = nn.ModuleList([layer, layer])
print(len(list(model.parameters())))
# --8<-- [end:one-line-pair]
