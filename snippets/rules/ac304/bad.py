# --8<-- [start:copy]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1)
backup = copy.copy(model)  # (1)!
with torch.no_grad():
    model.weight.fill_(9)
print("another object:", backup is not model)
print("its weight changed, too:", backup.weight.item() == 9)
# --8<-- [end:copy]
assert backup.weight is model.weight

# --8<-- [start:replace]
model.weight = nn.Parameter(torch.zeros(1, 1))
model.extra = nn.Linear(1, 1)
print("after replacing the weight:", backup.weight.item())
print("a new layer arrives, too:", hasattr(backup, "extra"))
# --8<-- [end:replace]
