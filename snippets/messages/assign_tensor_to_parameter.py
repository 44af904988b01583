# --8<-- [start:raise]
import torch
from torch import nn

model = nn.Linear(2, 1)
try:
    model.weight = torch.zeros(1, 2)
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
with torch.no_grad():
    model.weight.copy_(torch.zeros(1, 2))
print(model.weight)
# --8<-- [end:cure]

