import warnings

# --8<-- [start:alias]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
before = model.weight
state = {"weight": torch.full((1, 1), 2.0, dtype=torch.float64)}
model.load_state_dict(state, assign=True)
state["weight"].fill_(5)
print(model.weight.item(), model.weight.dtype)
print(model.weight is before, model.weight is state["weight"])
# --8<-- [end:alias]
assert isinstance(model.weight, nn.Parameter) and model.weight.requires_grad

# --8<-- [start:optimizer]
model = nn.Linear(1, 1, bias=False)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
model.load_state_dict({"weight": torch.full((1, 1), 2.0)}, assign=True)
model(torch.ones(1, 1)).sum().backward()
optimizer.step()
print(model.weight.item())
# --8<-- [end:optimizer]

# --8<-- [start:tied]
net = nn.Sequential(nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False))
net[1].weight = net[0].weight
separate = {k: v.clone() for k, v in net.state_dict().items()}
net.load_state_dict(separate)
print(net[0].weight is net[1].weight)
net.load_state_dict(separate, assign=True)
print(net[0].weight is net[1].weight)
# --8<-- [end:tied]
net[1].weight = net[0].weight
net.load_state_dict(net.state_dict(), assign=True)
assert len(list(net.parameters())) == 2
assert net[0].weight.data_ptr() == net[1].weight.data_ptr()
net.double()
assert net[0].weight.data_ptr() != net[1].weight.data_ptr()

# --8<-- [start:meta]
with torch.device("meta"):
    empty = nn.Linear(1, 1, bias=False)
empty.load_state_dict({"weight": torch.full((1, 1), 2.0)}, assign=True)
print(empty.weight.device, empty.weight.item())
# --8<-- [end:meta]
with torch.device("meta"):
    empty = nn.Linear(1, 1, bias=False)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    empty.load_state_dict({"weight": torch.full((1, 1), 2.0)})
assert len(caught) == 1 and empty.weight.is_meta
