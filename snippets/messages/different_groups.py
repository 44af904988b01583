# --8<-- [start:raise]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
saved = torch.optim.SGD([{"params": part.parameters()} for part in model], lr=0.1).state_dict()
try:
    torch.optim.SGD(model.parameters(), lr=0.1).load_state_dict(saved)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
optimizer = torch.optim.SGD([{"params": part.parameters()} for part in model], lr=0.1)
optimizer.load_state_dict(saved)
print(len(optimizer.param_groups))
# --8<-- [end:cure]

