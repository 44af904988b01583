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
twin = copy.copy(layer)
twin.in_features = 99
twin.weight = nn.Parameter(torch.zeros(1, 2))
print(layer.in_features, layer.weight.tolist())
# --8<-- [end:own]
twin.register_forward_hook(lambda *args: None)
assert len(layer._forward_hooks) == 1

# --8<-- [start:eval]
other.eval()
print(model.training, model[1].training)
# --8<-- [end:eval]
