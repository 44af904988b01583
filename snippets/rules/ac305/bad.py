# --8<-- [start:swap]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 1.0)
averaged = {"weight": torch.full((1, 1), 5.0)}

backup = model.state_dict()  # (1)!
model.load_state_dict(averaged)
print("evaluated with:", model.weight.item())
model.load_state_dict(backup)
print("training goes on with:", model.weight.item())
# --8<-- [end:swap]
assert model.weight.item() == 5

old = [p.data for p in model.parameters()]
with torch.no_grad():
    model.weight.fill_(7.0)
for p, kept in zip(model.parameters(), old):
    p.data.copy_(kept)
assert model.weight.item() == 7
