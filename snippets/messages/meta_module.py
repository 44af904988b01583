# --8<-- [start:raise]
import torch
from torch import nn

with torch.device("meta"):
    model = nn.Linear(2, 1)
try:
    model.to("cpu")
except NotImplementedError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
model = model.to_empty(device="cpu")
print(model.load_state_dict(nn.Linear(2, 1).state_dict()))
# --8<-- [end:cure]

