# --8<-- [start:raise]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
state = nn.Sequential(nn.Linear(2, 2)).state_dict()
try:
    model.load_state_dict(state)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
result = model.load_state_dict(state, strict=False)
print(result.missing_keys)
# --8<-- [end:cure]
assert torch.equal(model[0].weight, state["0.weight"])
