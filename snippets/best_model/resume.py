# --8<-- [start:optimizer]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)


def step():
    optimizer.zero_grad()
    model(torch.ones(1, 1)).sum().backward()
    optimizer.step()


def show(name, state):
    momentum = state["state"][0]["momentum_buffer"].item()
    print(f"{name}: momentum {momentum:.2f}, lr {state['param_groups'][0]['lr']}")


step()
live = optimizer.state_dict()
kept = copy.deepcopy(optimizer.state_dict())
optimizer.param_groups[0]["lr"] = 0.01
step()
show("live", live)
show("kept", kept)
show("now ", optimizer.state_dict())
# --8<-- [end:optimizer]
buffer = optimizer.state[model.weight]["momentum_buffer"]
assert live["state"][0]["momentum_buffer"] is buffer

# --8<-- [start:load]
optimizer.load_state_dict(kept)  # (1)!
step()
show("kept", kept)
# --8<-- [end:load]
assert optimizer.param_groups[0]["lr"] == 0.1
kept = copy.deepcopy(optimizer.state_dict())
optimizer.load_state_dict(copy.deepcopy(kept))
before = kept["state"][0]["momentum_buffer"].clone()
step()
assert torch.equal(kept["state"][0]["momentum_buffer"], before)
for kind in (torch.optim.Adam, torch.optim.AdamW, torch.optim.RMSprop):
    optimizer = kind(model.parameters())
    step()
    kept = copy.deepcopy(optimizer.state_dict())
    live = optimizer.state_dict()
    before = {k: v.clone() for k, v in live["state"][0].items()}
    step()
    assert not any(torch.equal(v, before[k]) for k, v in live["state"][0].items())
    optimizer.load_state_dict(kept)
    before = {k: v.clone() for k, v in kept["state"][0].items()}
    step()
    assert not any(torch.equal(v, before[k]) for k, v in kept["state"][0].items())
kept = copy.deepcopy(optimizer.state_dict())
before = {k: v.clone() for k, v in kept["state"][0].items()}
model.double()
optimizer = kind(model.parameters())
optimizer.load_state_dict(kept)
optimizer.zero_grad()
model(torch.ones(1, 1, dtype=torch.float64)).sum().backward()
optimizer.step()
assert torch.equal(kept["state"][0]["square_avg"], before["square_avg"])
model = nn.Linear(1, 1, bias=False)
adam = torch.optim.Adam(model.parameters())
model(torch.ones(1, 1)).sum().backward()
adam.step()
kept = copy.deepcopy(adam.state_dict())
model.double()
adam = torch.optim.Adam(model.parameters())
adam.load_state_dict(kept)
model.zero_grad()
model(torch.ones(1, 1, dtype=torch.float64)).sum().backward()
before = {k: v.clone() for k, v in kept["state"][0].items()}
adam.step()
assert torch.equal(kept["state"][0]["exp_avg"], before["exp_avg"])
assert not torch.equal(kept["state"][0]["step"], before["step"])
torch.set_default_dtype(torch.float64)
weight = nn.Parameter(torch.ones(1))
adam = torch.optim.Adam([weight])
weight.sum().backward()
adam.step()
torch.set_default_dtype(torch.float32)
kept = adam.state_dict()["state"][0]["step"]
assert kept.dtype == torch.float64
for fused, shared in ((None, True), (True, False)):
    state = copy.deepcopy(adam.state_dict())
    kept = state["state"][0]["step"]
    state["param_groups"][0]["fused"] = fused
    other = torch.optim.Adam([nn.Parameter(torch.ones(1))])
    other.load_state_dict(state)
    loaded = other.state_dict()["state"][0]["step"]
    assert (loaded.data_ptr() == kept.data_ptr()) is shared
model = nn.Linear(1, 1, bias=False)
sgd = torch.optim.SGD(model.parameters(), lr=torch.tensor(0.1))
scheduler = torch.optim.lr_scheduler.StepLR(sgd, step_size=1, gamma=0.1)
live = sgd.state_dict()
kept = copy.deepcopy(live)
model(torch.ones(1, 1)).sum().backward()
sgd.step()
scheduler.step()
assert round(live["param_groups"][0]["lr"].item(), 4) == 0.01
assert round(kept["param_groups"][0]["lr"].item(), 4) == 0.1
weight = nn.Parameter(torch.ones(1))
groups = [{"params": [weight], "tags": ["first"]}]
sgd = torch.optim.SGD(groups, lr=0.1, momentum=0.9)
live = sgd.state_dict()
weight.sum().backward()
sgd.step()
sgd.param_groups[0]["tags"].append("second")
assert live["state"] == {} != sgd.state_dict()["state"]
assert live["param_groups"][0]["tags"] == ["first", "second"]
weight = nn.Parameter(torch.ones(1, dtype=torch.complex64))
sgd = torch.optim.SGD([weight], lr=0.1, momentum=0.9)
weight.abs().sum().backward()
sgd.step()
kept = copy.deepcopy(sgd.state_dict())
kept["state"][0]["momentum_buffer"] = torch.ones(1, dtype=torch.complex128)
sgd.load_state_dict(kept)
assert sgd.state[weight]["momentum_buffer"] is kept["state"][0]["momentum_buffer"]
