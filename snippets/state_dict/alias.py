# --8<-- [start:setup]
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Linear(2, 1)
state = model.state_dict()
print(list(state))
# --8<-- [end:setup]

# --8<-- [start:in-place]
state["weight"].zero_()  # (1)!
state["weight"][0][0] = 8
state["bias"] += 100
print(model.weight.tolist(), model.bias.item() > 99)
# --8<-- [end:in-place]
before = state["bias"].clone()
state["bias"].copy_(torch.zeros(1))
assert model.bias.item() == 0
state["bias"].copy_(before)

# --8<-- [start:rebind]
state["weight"] = state["weight"] + 1
state["bias"] = torch.ones(1)
del state["weight"]
print(model.weight.tolist(), model.bias.item() > 99)
# --8<-- [end:rebind]
state.update(model.state_dict())
state.clear()
assert list(model.state_dict()) == ["weight", "bias"]
