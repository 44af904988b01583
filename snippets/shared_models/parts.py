# --8<-- [start:built]
import copy
from collections import OrderedDict

import torch
from torch import nn


def trained(model):
    optimizer = torch.optim.SGD(model.parameters(), lr=1)
    model(torch.ones(1, 2)).sum().backward()
    optimizer.step()


torch.manual_seed(0)
old = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 5))
before = copy.deepcopy(old)
new = nn.Sequential(*list(old.children())[:-1], nn.Linear(2, 3))
trained(new)
print(new[0] is old[0], torch.equal(old[0].weight, before[0].weight))
# --8<-- [end:built]

# --8<-- [start:apart]
old = copy.deepcopy(before)
new = nn.Sequential(*copy.deepcopy(old)[:-1], nn.Linear(2, 3))
trained(new)
print(new[0] is old[0], torch.equal(old[0].weight, before[0].weight))
# --8<-- [end:apart]

# --8<-- [start:ways]
ways = {
    "old[:1]": lambda old: old[:1],
    "nn.Sequential(*old)": lambda old: nn.Sequential(*old),
    "nn.Sequential(old[0])": lambda old: nn.Sequential(old[0]),
    "nn.ModuleList(old.children())": lambda old: nn.ModuleList(old.children()),
    "nn.Sequential(OrderedDict(...))": lambda old: nn.Sequential(OrderedDict(old.named_children())),
    "copy.copy(old)": copy.copy,
    "copy.deepcopy(old[:1])": lambda old: copy.deepcopy(old[:1]),
}
for name, way in ways.items():
    old = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 5))
    part = way(old)
    with torch.no_grad():
        next(part.parameters()).fill_(7)
    print(f"{name:32}", "changes the old model" if (old[0].weight == 7).all() else "is apart")
# --8<-- [end:ways]
for layer in (nn.Conv2d(1, 1, 1), nn.BatchNorm1d(2), nn.Embedding(3, 2)):
    assert nn.Sequential(layer)[0] is layer
for dtype in (torch.float16, torch.float64, torch.bfloat16):
    old = nn.Sequential(nn.Linear(2, 2)).to(dtype)
    new = nn.Sequential(*old, nn.ReLU())
    assert new[0].weight is old[0].weight
    new.to(torch.float32)
    assert old[0].weight.dtype == torch.float32
