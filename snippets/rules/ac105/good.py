# --8<-- [start:copy]
import torch
from torch import nn

source, target = nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False)
nn.init.ones_(source.weight)
nn.init.zeros_(target.weight)

with torch.no_grad():
    for s, t in zip(source.parameters(), target.parameters()):
        t.copy_(s)

print("target's weight:", target.weight.item())
# --8<-- [end:copy]
assert target.weight.item() == 1

# --8<-- [start:rows]
rows = [1.0, 2.0, 3.0]
for index, row in enumerate(rows):
    rows[index] = row * 2

print(rows)
# --8<-- [end:rows]
assert rows == [2, 4, 6]
