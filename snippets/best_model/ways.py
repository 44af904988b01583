# --8<-- [start:model]
import copy

import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))


def follows(state):
    before = state["0.weight"].clone()
    with torch.no_grad():
        model[0].weight += 1
    return not torch.equal(state["0.weight"], before)
# --8<-- [end:model]

# --8<-- [start:wrong]
state = model.state_dict()
print("state_dict()     ", follows(state))
print("dict(...)        ", follows(dict(state)))
print(".copy()          ", follows(state.copy()))
print("copy.copy(...)   ", follows(copy.copy(state)))
print("{**...}          ", follows({**state}))
print("v.detach()       ", follows({k: v.detach() for k, v in state.items()}))
print('v.to("cpu")      ', follows({k: v.to("cpu") for k, v in state.items()}))
print("v.cpu()          ", follows({k: v.cpu() for k, v in state.items()}))
print("v.contiguous()   ", follows({k: v.contiguous() for k, v in state.items()}))
best_model = model  # (1)!
print("best_model = model", follows(best_model.state_dict()))
# --8<-- [end:wrong]

# --8<-- [start:right]
torch.save(model.state_dict(), "best.pt")
ways = {
    "deepcopy(state)": copy.deepcopy(model.state_dict()),
    "deepcopy(model)": copy.deepcopy(model).state_dict(),
    "v.clone()": {k: v.clone() for k, v in model.state_dict().items()},
    "v.cpu().clone()": {k: v.cpu().clone() for k, v in model.state_dict().items()},
    "save and load": torch.load("best.pt", weights_only=True),
}
for name, kept in ways.items():
    print(f"{name:17} {follows(kept)}")
# --8<-- [end:right]
for kept in ways.values():
    assert len(model.load_state_dict(kept).missing_keys) == 0
