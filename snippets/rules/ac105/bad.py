# --8<-- [start:copy]
import torch
from torch import nn

source, target = nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False)
nn.init.ones_(source.weight)
nn.init.zeros_(target.weight)

for s, t in zip(source.parameters(), target.parameters()):
    t = s.detach().clone()  # (1)!

print("target's weight:", target.weight.item())
# --8<-- [end:copy]
assert target.weight.item() == 0

# --8<-- [start:rows]
rows = [1.0, 2.0, 3.0]
for row in rows:
    row = row * 2

print(rows)
# --8<-- [end:rows]
assert rows == [1, 2, 3]
