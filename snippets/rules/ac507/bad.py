# --8<-- [start:average]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
average = model.state_dict()  # (1)!

for step in range(3):
    optimizer.zero_grad()
    (-model(torch.ones(1, 1))).sum().backward()
    optimizer.step()
    with torch.no_grad():
        for name, value in model.state_dict().items():
            average[name].mul_(0.9).add_(value, alpha=0.1)

print(f"model: {model.weight.item():.3f}  average: {average['weight'].item():.3f}")
# --8<-- [end:average]
assert average["weight"].data_ptr() == model.weight.data_ptr()
