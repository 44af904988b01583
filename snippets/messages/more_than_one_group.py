# --8<-- [start:raise]
import torch
from torch import nn

model = nn.ModuleDict({"embed": nn.Embedding(3, 2), "head": nn.Linear(2, 3, bias=False)})
model["head"].weight = model["embed"].weight
try:
    torch.optim.SGD([{"params": part.parameters()} for part in model.values()], lr=0.1)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print([name for name, _ in model.named_parameters()])
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
# --8<-- [end:cure]
assert len(optimizer.param_groups[0]["params"]) == 1
