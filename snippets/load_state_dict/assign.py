import copy
import io
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
again = dict(state)
model.load_state_dict(again)
again["weight"].fill_(6)
assert model.weight.item() == 6
norm, state = nn.BatchNorm1d(1), nn.BatchNorm1d(1).state_dict()
norm.load_state_dict(state, assign=True)
assert norm.running_mean is state["running_mean"]
assert norm.weight is not state["weight"]
try:
    model.load_state_dict({"weight": torch.ones(1, 1, dtype=torch.int64)}, assign=True)
    raise AssertionError
except RuntimeError as error:
    assert "can require gradients" in str(error)
model.requires_grad_(False)
model.load_state_dict({"weight": torch.ones(1, 1)}, assign=True)
assert model.weight.requires_grad == torch.__version__.startswith("2.1.")
if not model.weight.requires_grad:
    model.load_state_dict({"weight": torch.ones(1, 1, dtype=torch.int64)}, assign=True)
    assert model.weight.dtype == torch.int64

# --8<-- [start:mark]
start = nn.Linear(1, 1, bias=False).state_dict()
first, second = nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False)
first.load_state_dict(start, assign=True)
print(start._metadata[""])
second.load_state_dict(start)  # (1)!
nn.init.constant_(first.weight, 9)
print(second.weight.item())
# --8<-- [end:mark]
saved = io.BytesIO()
torch.save(start, saved)
saved.seek(0)
for kept, aliases in (
    (copy.deepcopy(start), True),
    (copy.copy(start), True),
    (torch.load(saved, weights_only=True), True),
    (dict(start), False),
    (first.state_dict(), False),
):
    third = nn.Linear(1, 1, bias=False)
    before = third.weight
    third.load_state_dict(kept, assign=False)
    kept["weight"].add_(1)
    assert torch.equal(third.weight, kept["weight"]) is aliases
    assert (third.weight is before) is not aliases
fresh = nn.Linear(1, 1, bias=False).state_dict()
earlier = copy.copy(fresh)
nn.Linear(1, 1, bias=False).load_state_dict(fresh, assign=True)
third.load_state_dict(earlier)
earlier["weight"].fill_(8)
assert third.weight.item() == 8
plain = {"weight": torch.ones(1, 1)}
nn.Linear(1, 1, bias=False).load_state_dict(plain, assign=True)
third = nn.Linear(1, 1, bias=False)
third.load_state_dict(plain)
plain["weight"].fill_(8)
assert third.weight.item() == 1

# --8<-- [start:optimizer]
model = nn.Linear(1, 1, bias=False)
old = model.weight
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
model.load_state_dict({"weight": torch.full((1, 1), 2.0)}, assign=True)
model(torch.ones(1, 1)).sum().backward()
version = old._version
optimizer.step()
print(model.weight.item(), old.grad, old._version == version)
# --8<-- [end:optimizer]
if hasattr(torch.__future__, "set_swap_module_params_on_conversion"):
    torch.__future__.set_swap_module_params_on_conversion(True)
    model = nn.Linear(1, 1, bias=False)
    old = model.weight
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    model.load_state_dict({"weight": torch.full((1, 1), 2.0)}, assign=True)
    assert model.weight is old
    model(torch.ones(1, 1)).sum().backward()
    optimizer.step()
    assert model.weight.item() == 1.5
    torch.__future__.set_swap_module_params_on_conversion(False)
model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False))
before = model[0].weight
loss = model(torch.ones(1, 1)).sum()
model.load_state_dict(copy.deepcopy(model.state_dict()), assign=True)
loss.backward()
assert before.grad is not None and model[0].weight.grad is None
model.zero_grad()
loss = model(torch.ones(1, 1)).sum()
model.load_state_dict(model.state_dict(keep_vars=True), assign=True)
loss.backward()
assert model[0].weight.grad is not None
loss = model(torch.ones(1, 1)).sum()
model.load_state_dict(model.state_dict(), assign=True)
model.load_state_dict(model.state_dict())
try:
    loss.backward()
except RuntimeError as error:
    loss = None
assert loss is None

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
clone = copy.deepcopy(net)
nn.init.constant_(clone[0].weight, 4)
nn.init.constant_(clone[1].weight, 5)
assert clone[0].weight.item() == 4
net.double()
assert net[0].weight.data_ptr() != net[1].weight.data_ptr()
net[1].weight = net[0].weight
other = nn.Sequential(nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False))
other.load_state_dict(net.state_dict(keep_vars=True), assign=True)
assert other[0].weight is other[1].weight is net[0].weight
other.requires_grad_(True)
frozen = nn.Linear(1, 1, bias=False).requires_grad_(False)
frozen.load_state_dict(other[0].state_dict(keep_vars=True), assign=True)
assert not other[0].weight.requires_grad

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


class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1, bias=False)
        self.register_buffer("scale", torch.ones(1), persistent=False)
        self.shift = torch.zeros(1)

    def forward(self, x):
        return self.layer(x) * self.scale + self.shift


with torch.device("meta"):
    scaled = Scaled()
state = {"layer.weight": torch.full((1, 1), 2.0)}
assert scaled.load_state_dict(state, assign=True) == ([], [])
assert not scaled.layer.weight.is_meta
assert scaled.scale.is_meta and scaled.shift.is_meta
scaled.scale, scaled.shift = torch.ones(1), torch.zeros(1)
assert scaled(torch.ones(1, 1)).item() == 2
