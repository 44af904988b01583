# --8<-- [start:temporary]
import torch
from torch import nn

for dtype in (torch.float32, torch.bfloat16):
    model = nn.Linear(1, 1, bias=False, dtype=dtype)
    nn.init.constant_(model.weight, 1)
    model.weight.float().data.zero_()
    print(dtype, model.weight.item())
(model.weight * 1).data.zero_()
model.weight[[0]].data.zero_()
print(model.weight.item())
# --8<-- [end:temporary]
assert model.weight.item() == 1

# --8<-- [start:own]
model.weight.data.zero_()
print(model.weight.item())
model.weight.data = torch.full((1, 1), 3.0)
print(model.weight.item(), model.weight.dtype)
# --8<-- [end:own]
assert model.weight.item() == 3 and model.weight.dtype == torch.float32

# --8<-- [start:optimizer]
model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
model.weight = nn.Parameter(torch.full((1, 1), 5.0))
model(torch.ones(1, 1)).backward()
optimizer.step()
print(model.weight.item())
# --8<-- [end:optimizer]
old = optimizer.param_groups[0]["params"][0]
# draw: model, old
assert model.weight.item() == 5 and old is not model.weight and old.grad is None

# --8<-- [start:kept]
model = nn.Linear(1, 1, bias=False)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
with torch.no_grad():
    model.weight.fill_(5)
model(torch.ones(1, 1)).backward()
optimizer.step()
print(model.weight.item())
for group in optimizer.param_groups:
    rate = group["lr"]
    rate = 0.1
print(optimizer.param_groups[0]["lr"])
# --8<-- [end:kept]
old = optimizer.param_groups[0]["params"][0]
# draw: model, old
assert model.weight.item() == 4 and optimizer.param_groups[0]["lr"] == 1
optimizer.defaults["lr"] = 0.1
assert optimizer.param_groups[0]["lr"] == 1
for group in optimizer.param_groups:
    group["lr"] = 0.1
assert optimizer.param_groups[0]["lr"] == 0.1
for dtype in (torch.float64, torch.float32, torch.bfloat16):
    p = nn.Parameter(torch.ones(2, dtype=dtype))
    p.data.zero_()
    assert not p.any()
    q = nn.Parameter(torch.ones(2, dtype=dtype))
    q.detach().zero_()
    assert not q.any()
view = torch.ones(2)
other = view.view(2)
view.data = torch.zeros(2)
assert other.sum() == 2 and view.sum() == 0
