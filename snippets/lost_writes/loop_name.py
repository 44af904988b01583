# --8<-- [start:setup]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 1)
averaged = copy.deepcopy(model)
nn.init.constant_(averaged.weight, 7)
# --8<-- [end:setup]
param, average = model.weight, averaged.weight
# draw: model, averaged, param, average

# --8<-- [start:bound]
for param, average in zip(model.parameters(), averaged.parameters()):
    param = average
print(model.weight.item())
# --8<-- [end:bound]
# draw: model, averaged, param, average
assert model.weight.item() == 1 and param is averaged.weight

# --8<-- [start:written]
with torch.no_grad():
    for param, average in zip(model.parameters(), averaged.parameters()):
        param.copy_(average)
print(model.weight.item())
# --8<-- [end:written]
# draw: model, averaged, param, average
assert model.weight.item() == 7 and param is model.weight


def after(write, **state):
    to, source = (nn.Linear(2, 2, bias=False, **state) for _ in range(2))
    for layer, value in ((to, 1), (source, 7)):
        nn.init.constant_(layer.weight, value)
    with torch.no_grad():
        write(to, source)
    return to, source


def bind(to, source):
    for param, average in zip(to.parameters(), source.parameters()):
        param = average


def copy_values(to, source):
    for param, average in zip(to.parameters(), source.parameters()):
        param.copy_(average)


for dtype in (torch.float64, torch.float32, torch.bfloat16, torch.float16):
    assert (after(bind, dtype=dtype)[0].weight == 1).all()
    assert (after(copy_values, dtype=dtype)[0].weight == 7).all()
shared = nn.Linear(2, 2, bias=False).share_memory()
nn.init.constant_(shared.weight, 1)
bind(shared, averaged)
assert (shared.weight == 1).all() and shared.weight.is_shared()
to, source = after(bind, device="meta")
assert to.weight is not source.weight
