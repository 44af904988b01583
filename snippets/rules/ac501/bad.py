# --8<-- [start:target]
import torch
from torch import nn

policy, target = nn.Linear(1, 1), nn.Linear(1, 1)
for t, p in zip(target.parameters(), policy.parameters()):
    t.data = p.data  # (1)!

with torch.no_grad():
    policy.weight.fill_(5)
print("target follows at once:", target.weight.item() == 5)
# --8<-- [end:target]
assert target.weight is not policy.weight

# --8<-- [start:same]
target = policy
with torch.no_grad():
    for t, p in zip(target.parameters(), policy.parameters()):
        before = p.clone()
        t.lerp_(p, 0.01)
        assert torch.equal(p, before)
print("distance of target and policy:", (target.weight - policy.weight).item())
# --8<-- [end:same]

shared = nn.Linear(1, 1)
shared.weight.data = policy.weight.data
for target in (policy, shared):
    with torch.no_grad():
        policy.weight.fill_(1)
        for _ in range(100):
            target.weight.mul_(0.99).add_(policy.weight, alpha=0.01)
    assert 0.990 < policy.weight.item() < 0.991
infinite = torch.tensor([float("inf")])
assert infinite.lerp_(infinite, 0.01).isnan()
