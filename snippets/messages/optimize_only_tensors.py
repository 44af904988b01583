# --8<-- [start:raise]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
try:
    torch.optim.SGD([list(part.parameters()) for part in model], lr=0.1)
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
groups = [{"params": part.parameters()} for part in model]
print(len(torch.optim.SGD(groups, lr=0.1).param_groups))
# --8<-- [end:cure]

