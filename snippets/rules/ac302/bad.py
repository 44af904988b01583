# --8<-- [start:keep]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
kept = {
    "state.copy()": model.state_dict().copy(),
    "dict(state)": dict(model.state_dict()),
    "copy.copy(state)": copy.copy(model.state_dict()),
    "v.detach()": {k: v.detach() for k, v in model.state_dict().items()},
    "v.cpu()": {k: v.cpu() for k, v in model.state_dict().items()},  # (1)!
}
# --8<-- [end:keep]

# --8<-- [start:look]
with torch.no_grad():
    model.weight.fill_(9)
for way, state in kept.items():
    print(f"{way:17} was 1, is {state['weight'].item():.0f}")
# --8<-- [end:look]
assert all(state["weight"].item() == 9 for state in kept.values())

best, loss, best_loss = None, 0.5, 1.0
for epoch in range(1):
    if loss < best_loss:
        best = {k: v.cpu() for k, v in model.state_dict().items()}
assert best["weight"].data_ptr() == model.weight.data_ptr()

from collections import OrderedDict

state = model.state_dict()
more = [OrderedDict(state), {**state}, {k: v for k, v in state.items()}]
more.append({k: v.data for k, v in state.items()})
with torch.no_grad():
    model.weight.fill_(7)
assert [each["weight"].item() for each in more] == [7, 7, 7, 7]
assert not any(each is state for each in more)
