# --8<-- [start:shallow]
import copy

import torch

model = torch.nn.Linear(2, 1, bias=False)
torch.nn.init.constant_(model.weight, 0.5)
twin = copy.copy(model)
# --8<-- [end:shallow]
# draw: model, twin

# --8<-- [start:replace]
twin.weight = torch.nn.Parameter(torch.ones(1, 2))
print(model.weight.tolist())
# --8<-- [end:replace]
# draw: model, twin
assert model.weight.tolist() == [[1.0, 1.0]]

# --8<-- [start:deep]
clone = copy.deepcopy(model)
torch.nn.init.zeros_(clone.weight)
print(model.weight.tolist())
# --8<-- [end:deep]
# draw: model, clone
assert model.weight.tolist() == [[1.0, 1.0]]
