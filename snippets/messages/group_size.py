# --8<-- [start:raise]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2))
saved = torch.optim.Adam(model.parameters()).state_dict()
model.append(nn.Linear(2, 1))
try:
    torch.optim.Adam(model.parameters()).load_state_dict(saved)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
optimizer = torch.optim.Adam(model[0].parameters())
optimizer.load_state_dict(saved)
optimizer.add_param_group({"params": model[1].parameters()})
print([len(group["params"]) for group in optimizer.param_groups])
# --8<-- [end:cure]

