# --8<-- [start:old]
import copy
import warnings

import torch
from torch import nn
from torch.nn.utils import parametrizations, parametrize

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    old = nn.utils.weight_norm(nn.Linear(2, 1))
try:
    copy.deepcopy(old)
except RuntimeError as error:
    print(str(error).split(" at the moment")[0])
clone = copy.deepcopy(parametrizations.weight_norm(nn.Linear(2, 1)))
print(type(clone).__name__)
# --8<-- [end:old]
with torch.no_grad():
    old(torch.ones(1, 2))
silent = copy.deepcopy(old)
assert silent.weight_v is not old.weight_v

# --8<-- [start:lost]
model = parametrizations.weight_norm(nn.Linear(2, 1))
with torch.no_grad():
    model.weight.zero_()
print(bool((model.weight == 0).all()), model.weight is model.weight)
with torch.no_grad():
    model.parametrizations.weight.original0.zero_()
print(bool((model.weight == 0).all()))
# --8<-- [end:lost]
with parametrize.cached(), torch.no_grad():
    model.weight.fill_(9)
    assert model.weight.tolist() == [[9, 9]]
assert model.weight.tolist() != [[9, 9]]
twin = parametrizations.orthogonal(nn.Linear(2, 2))
other = copy.deepcopy(twin)
with torch.no_grad():
    twin.parametrizations.weight.original.mul_(-1)
assert other.parametrizations.weight.original is not twin.parametrizations.weight.original

# --8<-- [start:shared]
class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.factor = nn.Parameter(torch.ones(1))

    def forward(self, weight):
        return weight * self.factor


scale, first, second = Scale(), nn.Linear(2, 1), nn.Linear(2, 1)
parametrize.register_parametrization(first, "weight", scale)
parametrize.register_parametrization(second, "weight", scale)
nn.init.zeros_(scale.factor)
print(first.weight.count_nonzero().item(), second.weight.count_nonzero().item())
# --8<-- [end:shared]
