# --8<-- [start:train]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model = copy.deepcopy(model)  # (1)!

before = model.weight.item()
model(torch.ones(1, 1)).sum().backward()
optimizer.step()
print("weight moved:", model.weight.item() != before)
# --8<-- [end:train]
assert model.weight.grad is not None
assert optimizer.param_groups[0]["params"][0] is not model.weight

# --8<-- [start:assign]
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
state = {"weight": torch.zeros(1, 1), "bias": torch.zeros(1)}
model.load_state_dict(state, assign=True)
model(torch.ones(1, 1)).sum().backward()
optimizer.step()
print("weight after a step:", model.weight.item())
# --8<-- [end:assign]
