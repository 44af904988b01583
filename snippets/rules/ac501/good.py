# --8<-- [start:target]
import copy

import torch
from torch import nn

policy = nn.Linear(1, 1)
target = copy.deepcopy(policy).requires_grad_(False)

with torch.no_grad():
    policy.weight.fill_(5)
print("target follows at once:", target.weight.item() == 5)
# --8<-- [end:target]

# --8<-- [start:update]
with torch.no_grad():
    target.weight.zero_()
    for t, p in zip(target.parameters(), policy.parameters()):
        t.lerp_(p, 0.5)
print("a soft update goes half the way:", target.weight.item())
target.load_state_dict(policy.state_dict())
print("a hard update copies the values:", target.weight.item())
# --8<-- [end:update]
with torch.no_grad():
    policy.weight.fill_(7)
assert target.weight.item() == 5

t, p = nn.Parameter(torch.zeros(1)), nn.Parameter(torch.ones(1))
t.data.copy_(p.data)
p.data.fill_(3)
assert t.item() == 1
