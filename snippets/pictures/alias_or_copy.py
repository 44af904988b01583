import copy

import torch

model = torch.nn.Linear(1, 1, bias=False)

# --8<-- [start:alias]
torch.nn.init.ones_(model.weight)
kept = model.state_dict()
torch.nn.init.zeros_(model.weight)
print(kept["weight"].item())
# --8<-- [end:alias]
# draw: model, kept
assert kept["weight"].data_ptr() == model.weight.data_ptr()

# --8<-- [start:copy]
torch.nn.init.ones_(model.weight)
kept = copy.deepcopy(model.state_dict())
torch.nn.init.zeros_(model.weight)
print(kept["weight"].item())
# --8<-- [end:copy]
# draw: model, kept
assert kept["weight"].data_ptr() != model.weight.data_ptr()
