# --8<-- [start:train]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1)
model = copy.deepcopy(model)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)  # (1)!

before = model.weight.item()
model(torch.ones(1, 1)).sum().backward()
optimizer.step()
print("weight moved:", model.weight.item() != before)
# --8<-- [end:train]
held = {id(p) for group in optimizer.param_groups for p in group["params"]}
assert held == {id(p) for p in model.parameters()}

model.weight = nn.Parameter(torch.ones(1, 1))
optimizer.add_param_group({"params": [model.weight]})
model(torch.ones(1, 1)).sum().backward()
optimizer.step()
assert model.weight.item() < 1
