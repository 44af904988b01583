# --8<-- [start:two]
import copy

import torch
from torch import nn

device = "cpu"
policy = nn.Linear(1, 1).to(device)
target = copy.deepcopy(policy)

with torch.no_grad():
    policy.weight.fill_(5)
print("one network:", policy is target, " target is 5, too:", target.weight.item() == 5)
# --8<-- [end:two]
