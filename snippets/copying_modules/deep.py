import warnings

# --8<-- [start:independent]
import copy

import torch
from torch import nn
from torch.nn.utils import prune

model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.BatchNorm1d(1))
model[0].weight.requires_grad_(False)
clone = copy.deepcopy(model)
nn.init.constant_(clone[0].weight, 7)
clone[1].running_mean.fill_(7)
print(model[0].weight.item() == 7, model[1].running_mean.item())
print(clone[0].weight.requires_grad)
# --8<-- [end:independent]

# --8<-- [start:tied]
net = nn.Sequential(nn.Linear(2, 2, bias=False), nn.Linear(2, 2, bias=False))
net[1].weight = net[0].weight
clone = copy.deepcopy(net)
print(clone[0].weight is clone[1].weight, clone[0].weight is net[0].weight)
# --8<-- [end:tied]

# --8<-- [start:gradient]
layer = nn.Linear(1, 1, bias=False)
layer(torch.ones(1, 1)).sum().backward()
print(layer.weight.grad.item(), copy.deepcopy(layer).weight.grad)
# --8<-- [end:gradient]
plain = torch.zeros(1, requires_grad=True)
plain.sum().backward()
assert copy.deepcopy(plain).grad.item() == 1
hooked = copy.deepcopy(layer)
seen = []
layer.register_forward_hook(lambda *args: seen.append("called"))
assert len(copy.deepcopy(layer)._forward_hooks) == 1 and len(hooked._forward_hooks) == 0
copy.deepcopy(layer)(torch.ones(1, 1))
assert seen == ["called"]
layer.weight.no_decay = True
assert not hasattr(copy.deepcopy(layer).weight, "no_decay")
heard = []
hooked = nn.Linear(2, 1)
hooked.weight.register_hook(lambda gradient: heard.append("tensor"))
if hasattr(hooked.weight, "register_post_accumulate_grad_hook"):
    hooked.weight.register_post_accumulate_grad_hook(lambda p: heard.append("late"))
copy.deepcopy(hooked)(torch.ones(1, 2)).sum().backward()
assert heard == []
hooked(torch.ones(1, 2)).sum().backward()
assert heard[0] == "tensor"
hooked = nn.Linear(2, 1).share_memory()
assert hooked.weight.is_shared() and not copy.deepcopy(hooked).weight.is_shared()
layer.note = ["kept"]
assert copy.deepcopy(layer).note == ["kept"]

# --8<-- [start:optimizer]
optimizer = torch.optim.SGD(layer.parameters(), lr=1.0)
clone = copy.deepcopy(layer)
before = clone.weight.item()
optimizer.step()
print(clone.weight.item() == before, layer.weight.item() == before)
# --8<-- [end:optimizer]

# --8<-- [start:non-leaf]
class Keeps(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1)

    def forward(self, x):
        self.output = self.layer(x)
        return self.output


keeps = Keeps()
keeps(torch.ones(1, 1))
try:
    copy.deepcopy(keeps)
except RuntimeError as error:
    print(type(error).__name__)
    print(str(error).split(".")[0])
keeps.output = keeps.output.detach()
print(type(copy.deepcopy(keeps)).__name__)
# --8<-- [end:non-leaf]
keeps(torch.ones(1, 1))
with torch.no_grad():
    keeps(torch.ones(1, 1))
copy.deepcopy(keeps)
frozen = Keeps().requires_grad_(False)
frozen(torch.ones(1, 1))
copy.deepcopy(frozen)


def refused(module):
    try:
        copy.deepcopy(module)
    except RuntimeError:
        return True
    return False


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert refused(nn.utils.weight_norm(nn.Linear(2, 2)))
    spectral = nn.utils.spectral_norm(nn.Linear(2, 2))
assert not refused(spectral)
spectral(torch.ones(1, 2))
assert refused(spectral)
assert refused(prune.random_unstructured(nn.Linear(2, 2), "weight", 0.5))
new = nn.utils.parametrizations.spectral_norm(nn.Linear(2, 2))
new(torch.ones(1, 2))
assert not refused(new)


class Passes(nn.Module):
    def forward(self, x):
        self.output = x
        return x


passes = Passes()
passes(torch.ones(1, requires_grad=True))
assert passes.output.requires_grad and not refused(passes)
