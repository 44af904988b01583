# --8<-- [start:raise]
import torch
from torch import nn

parameters = nn.Linear(2, 1).parameters()
count = sum(each.numel() for each in parameters)
try:
    torch.optim.SGD(parameters, lr=0.1)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
parameters = list(nn.Linear(2, 1).parameters())
count = sum(each.numel() for each in parameters)
print(len(torch.optim.SGD(parameters, lr=0.1).param_groups[0]["params"]))
# --8<-- [end:cure]

