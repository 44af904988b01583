# --8<-- [start:merge]
import torch
from torch import nn


class LowRank(nn.Module):
    def __init__(self, base):
        super().__init__()
        self.base = base
        self.down, self.up = nn.Linear(4, 1, bias=False), nn.Linear(1, 4, bias=False)

    def merge(self):
        with torch.no_grad():
            self.base.weight += self.up.weight @ self.down.weight
        return self.base


torch.manual_seed(0)
layer = LowRank(nn.Linear(4, 4))
kept, copied = layer.base.weight, layer.base.weight.detach().clone()
layer.merge()
print("equal to what was kept:", torch.equal(layer.base.weight, kept))
print("equal to a clone:", torch.equal(layer.base.weight, copied))
# --8<-- [end:merge]

# --8<-- [start:twice]
delta = layer.up.weight @ layer.down.weight
layer.merge()
added = (layer.base.weight - copied) / delta
print(f"added {added.mean().item():.3f} times")
# --8<-- [end:twice]
assert torch.allclose(added, torch.full_like(added, 2), atol=1e-3)


# --8<-- [start:back]
def merged_and_back(dtype):
    layer = LowRank(nn.Linear(4, 4)).to(dtype)
    before = layer.base.weight.detach().clone()
    layer.merge()
    with torch.no_grad():
        layer.base.weight -= layer.up.weight @ layer.down.weight
    return torch.equal(layer.base.weight, before)


torch.manual_seed(0)
for dtype in (torch.float32, torch.bfloat16):
    print(dtype, "as before:", all(merged_and_back(dtype) for _ in range(20)))
# --8<-- [end:back]
