# --8<-- [start:keep]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
state = model.state_dict()
kept = {
    "copy.deepcopy(state)": copy.deepcopy(state),
    "v.clone()": {k: v.clone() for k, v in state.items()},
    "v.cpu().clone()": {k: v.cpu().clone() for k, v in state.items()},
    "v.to('cpu', copy=True)": {k: v.to("cpu", copy=True) for k, v in state.items()},
}
# --8<-- [end:keep]

# --8<-- [start:look]
with torch.no_grad():
    model.weight.fill_(9)
for way, snapshot in kept.items():
    print(f"{way:22} was 1, is {snapshot['weight'].item():.0f}")
# --8<-- [end:look]
assert all(snapshot["weight"].item() == 1 for snapshot in kept.values())
