# --8<-- [start:adapter]
import copy

import torch
from torch import nn

torch.manual_seed(0)


class LowRank(nn.Module):
    def __init__(self, base):
        super().__init__()
        self.base = base.requires_grad_(False)
        self.down, self.up = nn.Linear(3, 1, bias=False), nn.Linear(1, 3, bias=False)

    def forward(self, x):
        return self.base(x) + self.up(self.down(x))


def add_adapters(model):
    for name, child in list(model.named_children()):
        if isinstance(child, nn.Linear):
            setattr(model, name, LowRank(child))
    return model
# --8<-- [end:adapter]


# --8<-- [start:kl]
def divergence(policy, reference):
    x = torch.ones(4, 3)
    mine, its = policy(x).log_softmax(-1), reference(x).log_softmax(-1)
    return nn.functional.kl_div(mine, its, log_target=True, reduction="batchmean").item()


reference = nn.Sequential(nn.Linear(3, 3), nn.Tanh(), nn.Linear(3, 3))
policy = add_adapters(reference)
print(policy is reference, divergence(policy, reference))
print(list(reference.state_dict())[:2], reference[0].base.weight.requires_grad)
# --8<-- [end:kl]

# --8<-- [start:copied]
reference = nn.Sequential(nn.Linear(3, 3), nn.Tanh(), nn.Linear(3, 3))
policy = add_adapters(copy.deepcopy(reference))
print(policy is reference, divergence(policy, reference) > 0)
# --8<-- [end:copied]
assert list(reference.state_dict())[0] == "0.weight" and reference[0].weight.requires_grad
shallow = nn.Sequential(nn.Linear(3, 3))
assert add_adapters(copy.copy(shallow)) is not shallow and isinstance(shallow[0], LowRank)
for dtype in (torch.float64, torch.bfloat16):
    base = nn.Sequential(nn.Linear(3, 3)).to(dtype)
    assert add_adapters(base) is base and isinstance(base[0], LowRank)
meta = nn.Sequential(nn.Linear(3, 3, device="meta"))
assert add_adapters(meta) is meta and isinstance(meta[0], LowRank)


# --8<-- [start:switch]
class Switched(LowRank):
    on = True

    def forward(self, x):
        return super().forward(x) if self.on else self.base(x)


def as_reference(model, x):
    try:
        Switched.on = False
        with torch.no_grad():
            return model(x)
    finally:
        Switched.on = True


x = torch.ones(1, 3)
layer = nn.Linear(3, 3)
expected = layer(x)
model = nn.Sequential(Switched(layer))
print(torch.equal(as_reference(model, x), expected), torch.equal(model(x), expected))
# --8<-- [end:switch]
