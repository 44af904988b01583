# --8<-- [start:load]
import torch
from torch import nn

start = {"weight": torch.zeros(1, 1), "bias": torch.zeros(1)}
first, second = nn.Linear(1, 1), nn.Linear(1, 1)
first.load_state_dict(start, assign=True)  # (1)!
second.load_state_dict(start, assign=True)

with torch.no_grad():
    first.weight.fill_(9)
print("second model:", second.weight.item(), " dictionary:", start["weight"].item())
# --8<-- [end:load]
assert first.weight is not second.weight
assert first.weight.data_ptr() == second.weight.data_ptr() == start["weight"].data_ptr()

# --8<-- [start:mark]
state = nn.Linear(1, 1).state_dict()
first, second = nn.Linear(1, 1), nn.Linear(1, 1)
first.load_state_dict(state, assign=True)
second.load_state_dict(state)  # (1)!

with torch.no_grad():
    first.weight.fill_(9)
print("second model:", second.weight.item())
# --8<-- [end:mark]
assert state._metadata[""]["assign_to_params_buffers"]
assert second.weight.data_ptr() == state["weight"].data_ptr()
