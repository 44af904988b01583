# --8<-- [start:copy]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1)
backup = copy.deepcopy(model)
with torch.no_grad():
    model.weight.fill_(9)
print("another object:", backup is not model)
print("its weight changed, too:", backup.weight.item() == 9)
# --8<-- [end:copy]
