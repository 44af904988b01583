# --8<-- [start:name]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
best_model = model
moved = model.to("cpu")
nn.init.constant_(model.weight, 7)
print(best_model.weight.item(), moved is model, hasattr(model, "clone"))
# --8<-- [end:name]
assert model.double() is model and model.eval() is model
assert model.requires_grad_(True) is model

# --8<-- [start:tensor]
a = torch.zeros(3)
shallow, deep, cloned = copy.copy(a), copy.deepcopy(a), a.clone()
a.fill_(1)
print(shallow.tolist(), deep.tolist(), cloned.tolist())
# --8<-- [end:tensor]

# --8<-- [start:views]
base = torch.zeros(3)
first, whole = copy.deepcopy([base[:1], base])
first.fill_(1)
print(whole.tolist(), base.tolist())
# --8<-- [end:views]
base = nn.Parameter(torch.zeros(3))
part = nn.Parameter(base.data[:1])
first, whole = copy.deepcopy([part, base])
nn.init.ones_(first)
assert whole.tolist() == [0, 0, 0]
nn.init.ones_(part)
assert base.tolist() == [1, 0, 0]
