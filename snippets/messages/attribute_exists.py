# --8<-- [start:raise]
import torch
from torch import nn

model = nn.Module()
model.mean = torch.zeros(2)
try:
    model.register_buffer("mean", torch.zeros(2))
except KeyError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
del model.mean
model.register_buffer("mean", torch.zeros(2))
print(list(model.state_dict()))
# --8<-- [end:cure]

