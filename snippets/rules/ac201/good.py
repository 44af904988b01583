# --8<-- [start:step]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

before = model.weight.detach().clone()
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
change = (model.weight - before).abs().max().item()
print(f"change: {change:.1f}")
# --8<-- [end:step]
assert abs(change - 0.1) < 1e-6
kept = before.tolist()
with torch.no_grad():
    model.weight.fill_(7)
assert before.tolist() == kept != [[7.0, 7.0]]

# --8<-- [start:kept-on-cpu]
history = [p.detach().to("cpu", copy=True) for p in model.parameters()]
# --8<-- [end:kept-on-cpu]
with torch.no_grad():
    model.weight.fill_(9)
assert history[0].tolist() == [[7.0, 7.0]]
assert history[0].requires_grad is False

converted = model.weight.detach().double()
with torch.no_grad():
    model.weight.fill_(1)
assert converted.tolist() == [[9.0, 9.0]]
