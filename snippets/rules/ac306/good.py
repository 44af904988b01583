# --8<-- [start:build]
import torch
from torch import nn

model = nn.Sequential(*[nn.Linear(4, 4) for _ in range(3)])
print(sum(p.numel() for p in model.parameters()), "parameters in", len(model), "layers")
with torch.no_grad():
    model[0].weight.zero_()
print("the last layer is zero, too:", not model[2].weight.any())
# --8<-- [end:build]
assert len(list(model.parameters())) == 6

# --8<-- [start:deepcopy]
import copy

layer = nn.Linear(4, 4)
model = nn.Sequential(*[copy.deepcopy(layer) for _ in range(3)])
print("equal at first:", torch.equal(model[0].weight, model[2].weight))
with torch.no_grad():
    model[0].weight.zero_()
print("equal later:", torch.equal(model[0].weight, model[2].weight))
# --8<-- [end:deepcopy]
