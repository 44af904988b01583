# --8<-- [start:shallow]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
state = model.state_dict()
shallow = {
    "copy.copy(state)": copy.copy(state),
    "state.copy()": state.copy(),
    "dict(state)": dict(state),
    "{**state}": {**state},
}
nn.init.constant_(model.weight, 7)
for name, copied in shallow.items():
    print(f"{name:17} {copied['weight'].item()}")
# --8<-- [end:shallow]

# --8<-- [start:real]
nn.init.constant_(model.weight, 1)
deep = copy.deepcopy(model.state_dict())
cloned = {k: v.clone() for k, v in model.state_dict().items()}
nn.init.constant_(model.weight, 7)
print(deep["weight"].item(), cloned["weight"].item())
# --8<-- [end:real]

# --8<-- [start:tied]
net = nn.Sequential(nn.Linear(2, 2, bias=False), nn.Linear(2, 2, bias=False))
net[1].weight = net[0].weight
deep = copy.deepcopy(net.state_dict())
cloned = {k: v.clone() for k, v in net.state_dict().items()}
for state in (deep, cloned):
    state["0.weight"].zero_()
    print(state["1.weight"].count_nonzero().item())
# --8<-- [end:tied]
assert net[0].weight.count_nonzero().item() == 4
meta = nn.Sequential(*(nn.Linear(2, 2, bias=False, device="meta") for _ in range(2)))
meta[1].weight = meta[0].weight
state = meta.state_dict()
for kept, together in ((state, True), (copy.deepcopy(state), False)):
    first, second = (value.untyped_storage()._cdata for value in kept.values())
    assert (first == second) is together

# --8<-- [start:metadata]
state = nn.BatchNorm1d(2).state_dict()
print(dict(state._metadata))
for copied in (copy.deepcopy(state), copy.copy(state), state.copy(), dict(state)):
    print(type(copied).__name__, hasattr(copied, "_metadata"))
# --8<-- [end:metadata]
