# --8<-- [start:step]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

before = model.weight.detach().cpu()  # (1)!
model(torch.ones(1, 2)).sum().backward()
optimizer.step()
change = (model.weight - before).abs().max().item()
print(f"change: {change:.1f}")
# --8<-- [end:step]
assert change == 0
with torch.no_grad():
    model.weight.fill_(7)
assert before.tolist() == [[7.0, 7.0]]

for shared in (
    model.weight.data,
    model.weight.view(2),
    model.weight.detach().numpy(),
    model.weight.detach().to("cpu"),
):
    with torch.no_grad():
        model.weight.fill_(8)
    assert shared.flatten().tolist() == [8.0, 8.0]
