import functools
import weakref

# --8<-- [start:activation]
import copy

import torch
from torch import nn


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1))
        self.act = lambda x: x * self.scale  # (1)!

    def forward(self, x):
        return self.act(x)


model = Scaled()
clone = copy.deepcopy(model)
nn.init.constant_(clone.scale, 5)
print(clone(torch.ones(1)).item())
nn.init.constant_(model.scale, 7)
print(clone(torch.ones(1)).item())
# --8<-- [end:activation]
average = torch.optim.swa_utils.AveragedModel(model)
nn.init.constant_(average.module.scale, 5)
assert average(torch.ones(1)).item() == 7
linear = nn.Linear(1, 1, bias=False)
nn.init.ones_(linear.weight)
original = linear.forward
linear.forward = lambda x: 2 * original(x)
patched = copy.deepcopy(linear)
nn.init.constant_(patched.weight, 100)
assert patched(torch.ones(1)).item() == 2
parent = nn.Sequential(nn.Linear(1, 1))
parent[0].parent = weakref.ref(parent)
assert copy.deepcopy(parent)[0].parent() is parent


# --8<-- [start:method]
class Safe(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1))
        self.act = self.times

    def times(self, x):
        return x * self.scale

    def forward(self, x):
        return self.act(x)


clone = copy.deepcopy(Safe())
nn.init.constant_(clone.scale, 5)
print(clone(torch.ones(1)).item())
# --8<-- [end:method]
safe = Safe()
safe.act = functools.partial(Safe.times, safe)
clone = copy.deepcopy(safe)
nn.init.constant_(clone.scale, 5)
assert clone(torch.ones(1)).item() == 5
if hasattr(torch, "compile"):
    safe.act = torch.compile(safe.times, backend="eager")
    clone = copy.deepcopy(safe)
    nn.init.constant_(clone.scale, 5)
    assert clone(torch.ones(1)).item() == 1
