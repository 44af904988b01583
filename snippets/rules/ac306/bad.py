# --8<-- [start:build]
import torch
from torch import nn

layer = nn.Linear(4, 4)
model = nn.Sequential(*[layer] * 3)  # (1)!
print(sum(p.numel() for p in model.parameters()), "parameters in", len(model), "layers")
with torch.no_grad():
    model[0].weight.zero_()
print("the last layer is zero, too:", not model[2].weight.any())
# --8<-- [end:build]
assert model[0] is model[1] is model[2]
assert len(model.state_dict()) == 6 and len(list(model.parameters())) == 2
