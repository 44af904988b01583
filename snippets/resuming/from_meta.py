# --8<-- [start:lost]
import torch
from torch import nn


class Language(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed, self.head = nn.Embedding(5, 3), nn.Linear(3, 5, bias=False)
        self.tie()

    def tie(self):
        self.head.weight = self.embed.weight


for device in ("cpu", "meta"):
    with torch.device(device):
        model = Language()
    before = model.head.weight is model.embed.weight
    model.to_empty(device="cpu")
    print(f"{device:5}", before, model.head.weight is model.embed.weight, len(list(model.parameters())))
# --8<-- [end:lost]
for parameter, value in zip(model.parameters(), (1, 2)):
    nn.init.constant_(parameter, value)
# draw: model
assert model.head.weight is not model.embed.weight

# --8<-- [start:tied]
model.tie()
print(len(list(model.parameters())))
# --8<-- [end:tied]
# draw: model
assert model.head.weight is model.embed.weight

# --8<-- [start:assign]
with torch.device("meta"):
    model = Language()
model.load_state_dict(Language().state_dict(), assign=True)
print(model.head.weight is model.embed.weight)
# --8<-- [end:assign]
for dtype in (torch.float64, torch.bfloat16):
    with torch.device("meta"):
        model = Language().to(dtype)
    assert model.head.weight is model.embed.weight
    model.to_empty(device="cpu")
    assert model.head.weight is not model.embed.weight
with torch.device("meta"):
    model = Language()
model.to_empty(device="cpu")
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
assert len(optimizer.param_groups[0]["params"]) == 2
