# --8<-- [start:swap]
from contextlib import contextmanager

import torch
from torch import nn


@contextmanager
def swapped(model, average):
    backup = {name: value.clone() for name, value in model.state_dict().items()}
    model.load_state_dict(average)
    try:
        yield
    finally:
        model.load_state_dict(backup)


model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 4)
average = {"weight": torch.ones(1, 1)}
with swapped(model, average):
    print("validated with", model.weight.item())
print("trained on with", model.weight.item())
# --8<-- [end:swap]
try:
    with swapped(model, average):
        raise KeyboardInterrupt
except KeyboardInterrupt:
    assert model.weight.item() == 4
assert average["weight"].item() == 1

# --8<-- [start:forgotten]
model.load_state_dict(average)
print("trained on with", model.weight.item())
# --8<-- [end:forgotten]

# --8<-- [start:saved]
nn.init.constant_(model.weight, 4)
with swapped(model, average):
    inside = {name: value.clone() for name, value in model.state_dict().items()}
outside = {name: value.clone() for name, value in model.state_dict().items()}
print("checkpoint written inside", inside["weight"].item(), "outside", outside["weight"].item())
# --8<-- [end:saved]
for dtype in (torch.float16, torch.bfloat16, torch.float64):
    norm = nn.BatchNorm1d(2).to(dtype)
    other = nn.BatchNorm1d(2).to(dtype)
    with torch.no_grad():
        other.weight.fill_(3), other.running_mean.fill_(3)
    with swapped(norm, other.state_dict()):
        assert norm.running_mean[0] == norm.weight[0] == 3
        norm.running_mean.fill_(9)
    assert norm.running_mean[0] == 0 and norm.weight[0] == 1 and other.running_mean[0] == 3
