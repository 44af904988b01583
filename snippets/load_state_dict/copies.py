import copy
import warnings

# --8<-- [start:load]
import torch
from torch import nn

source, target = nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False)
nn.init.constant_(source.weight, 2)
parameter = target.weight
state = source.state_dict()
target.load_state_dict(state)
nn.init.constant_(target.weight, 5)
print(source.weight.item(), state["weight"].item(), target.weight.item())
print(target.weight is parameter)
# --8<-- [end:load]

# --8<-- [start:stays]
target.weight.grad = torch.ones(1, 1)
target.weight.requires_grad_(False)
place = target.weight.data_ptr()
target.load_state_dict({"weight": torch.full((1, 1), 7, dtype=torch.float64)})
print(target.weight.item(), target.weight.dtype, target.weight.requires_grad)
print(target.weight.grad.item(), target.weight.data_ptr() == place)
# --8<-- [end:stays]

# --8<-- [start:cast]
norm = nn.BatchNorm1d(1)
state = norm.state_dict()
state["num_batches_tracked"] = torch.tensor(2.7)
norm.load_state_dict(state)
print(norm.num_batches_tracked)
# --8<-- [end:cast]
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    norm.load_state_dict({**state, "bias": torch.tensor([1 + 2j])})
assert norm.bias.item() == 1 and "discards the imaginary part" in str(said[0].message)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    quantized = torch.quantize_per_tensor(torch.ones(1), 0.1, 0, torch.quint8)
for other in (torch.ones(1).to_sparse(), quantized):
    try:
        norm.load_state_dict({**state, "bias": other})
        raise AssertionError(other)
    except RuntimeError as error:
        assert "bias" in str(error)

# --8<-- [start:optimizer]
model = nn.Linear(1, 1, bias=False)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
model.load_state_dict({"weight": torch.full((1, 1), 3.0)})
model(torch.ones(1, 1)).sum().backward()
optimizer.step()
print(model.weight.item())
# --8<-- [end:optimizer]
own = model.state_dict()
model.load_state_dict(own)
nn.init.constant_(model.weight, 6)
assert own["weight"].item() == 6
encoder = nn.Linear(1, 1, bias=False)
actor, critic = nn.Sequential(encoder), nn.Sequential(encoder, nn.Linear(1, 1))
state = actor.state_dict()
critic.load_state_dict(state, strict=False)
nn.init.constant_(critic[0].weight, 3)
assert state["0.weight"].item() == 3
other = copy.copy(model)
state = model.state_dict()
other.load_state_dict(state)
nn.init.constant_(other.weight, 4)
assert state["weight"].item() == 4
source, target = nn.Linear(1, 1).double(), nn.Linear(1, 1)
other = target
target.load_state_dict(source.state_dict())
assert target.weight.dtype == torch.float32
assert copy.deepcopy(source).weight.dtype == torch.float64
assert other.weight.item() == source.weight.float().item()


class Extra(nn.Module):
    def __init__(self):
        super().__init__()
        self.notes = []

    def get_extra_state(self):
        return self.notes

    def set_extra_state(self, state):
        self.notes = state


first, second = Extra(), Extra()
second.load_state_dict(first.state_dict())
second.notes.append("seen")
assert first.notes == ["seen"]
