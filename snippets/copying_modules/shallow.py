import warnings

# --8<-- [start:shared]
import copy

import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1), nn.Dropout())
other = copy.copy(model)
print(other is model, other._modules is model._modules)
other.append(nn.ReLU())
other[0].weight = nn.Parameter(torch.full((1, 1), 5.0))
other.double()
print(len(model), model[0].weight.item(), model[0].weight.dtype)
# --8<-- [end:shared]

# --8<-- [start:own]
layer = nn.Linear(2, 1)
layer.notes = []
twin = copy.copy(layer)
twin.in_features = 99
twin.notes.append("seen")
twin.weight = nn.Parameter(torch.zeros(1, 2))
print(layer.in_features, layer.notes, layer.weight.tolist())
# --8<-- [end:own]
twin.register_forward_hook(lambda *args: None)
assert len(layer._forward_hooks) == 1
twin.notes = []
assert layer.notes == ["seen"]
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    scripted = torch.jit.script(nn.Linear(2, 1))
twin = copy.copy(scripted)
before = scripted.weight
twin.weight = nn.Parameter(torch.full((1, 2), 9.0))
assert torch.equal(scripted.weight, before) and scripted.weight.max() < 9
with torch.no_grad():
    twin.bias.fill_(5)
assert scripted.bias.item() == 5
traced = torch.fx.symbolic_trace(nn.Sequential(nn.Linear(2, 1)))
twin = copy.copy(traced)
assert twin.get_parameter("0.weight") is traced.get_parameter("0.weight")
setattr(twin, "0", nn.Linear(2, 1))
assert twin.get_parameter("0.weight") is not traced.get_parameter("0.weight")

# --8<-- [start:eval]
other.eval()
print(model.training, model[1].training)
# --8<-- [end:eval]
