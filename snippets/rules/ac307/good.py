# --8<-- [start:load]
import torch
from torch import nn

start = {"weight": torch.zeros(1, 1), "bias": torch.zeros(1)}
first, second = nn.Linear(1, 1), nn.Linear(1, 1)
first.load_state_dict(start)  # (1)!
second.load_state_dict(start)

with torch.no_grad():
    first.weight.fill_(9)
print("second model:", second.weight.item(), " dictionary:", start["weight"].item())
# --8<-- [end:load]

# --8<-- [start:unmark]
state = nn.Linear(1, 1).state_dict()
first.load_state_dict(state, assign=True)
second.load_state_dict(dict(state))  # (1)!
with torch.no_grad():
    first.weight.fill_(9)
print("second model follows:", second.weight.item() == 9)
# --8<-- [end:unmark]
assert state["weight"].item() == 9
assert not hasattr(dict(state), "_metadata")
state, kept = nn.Linear(1, 1).state_dict(), second.weight
second.load_state_dict(state)
assert second.weight is kept and "assign_to_params_buffers" not in state._metadata[""]

# --8<-- [start:clone]
second.load_state_dict({name: t.clone() for name, t in start.items()}, assign=True)
with torch.no_grad():
    second.weight.fill_(9)
print("dictionary:", start["weight"].item())
# --8<-- [end:clone]
