# --8<-- [start:assignment]
import copy

import torch
from torch import nn

a = [1, [2]]
b = a
b[1].append(3)
assert a == [1, [2, 3]]
b[0] = 9
assert a == [9, [2, 3]]
assert b is a
# --8<-- [end:assignment]
b = [7]
assert a == [9, [2, 3]]

# --8<-- [start:shallow-copy]
a = [1, [2]]
b = copy.copy(a)
b[1].append(3)
assert a == [1, [2, 3]]
b[0] = 9
assert a == [1, [2, 3]]
assert b is not a and b[1] is a[1]
# --8<-- [end:shallow-copy]

# --8<-- [start:deep-copy]
a = [1, [2]]
b = copy.deepcopy(a)
b[1].append(3)
assert a == [1, [2]]
b[0] = 9
assert a == [1, [2]]
assert b is not a and b[1] is not a[1]
# --8<-- [end:deep-copy]

# --8<-- [start:state-dict]
a = nn.Linear(2, 1)
b = a.state_dict()
b["weight"].zero_()
assert a.weight.tolist() == [[0, 0]]
b["weight"] = torch.ones(1, 2)
assert a.weight.tolist() == [[0, 0]]
assert b is not a.state_dict()
assert a.state_dict()["weight"] is not a.weight
# --8<-- [end:state-dict]
state = a.state_dict()
assert a.weight.requires_grad and not state["weight"].requires_grad
state["weight"].requires_grad_()
assert a.state_dict()["weight"].requires_grad is False
b.clear()
assert list(a.state_dict()) == ["weight", "bias"]
state = a.state_dict()
state["weight"] += 1
assert a.weight.tolist() == [[1, 1]]
state["weight"] = state["weight"] - 1
assert a.weight.tolist() == [[1, 1]]
state = a.state_dict()
a.double()
state["weight"].fill_(8)
assert a.weight.tolist() == [[1, 1]]
normed = nn.BatchNorm1d(1)
state = normed.state_dict()
state["running_mean"].fill_(5)
assert normed.running_mean.tolist() == [5]
assert state["running_mean"] is not normed.running_mean

# --8<-- [start:load-state-dict]
a, b = nn.Linear(2, 1), nn.Linear(2, 1)
nn.init.ones_(a.weight)
weight = b.weight
b.load_state_dict(a.state_dict())
assert b.weight is weight  # (1)!
assert b.weight.tolist() == [[1, 1]]
nn.init.zeros_(b.weight)
assert a.weight.tolist() == [[1, 1]]
b.weight = nn.Parameter(torch.full((1, 2), 5.0))
assert a.weight.tolist() == [[1, 1]]
# --8<-- [end:load-state-dict]
nn.init.zeros_(a.weight)
assert weight.tolist() == [[0, 0]] and b.weight.tolist() == [[5, 5]]

# --8<-- [start:load-assign]
a, b = nn.Linear(2, 1), nn.Linear(2, 1)
nn.init.ones_(a.weight)
weight = b.weight
b.load_state_dict(a.state_dict(), assign=True)
assert b.weight is not weight  # (1)!
assert b.weight.tolist() == [[1, 1]]
nn.init.zeros_(b.weight)
assert a.weight.tolist() == [[0, 0]]
b.weight = nn.Parameter(torch.full((1, 2), 5.0))
assert a.weight.tolist() == [[0, 0]]
# --8<-- [end:load-assign]
before = copy.deepcopy(weight)
nn.init.ones_(a.weight)
assert torch.equal(weight, before)
fresh = nn.Linear(2, 1)
fresh.load_state_dict(a.state_dict(), assign=True)
assert fresh.weight is not a.weight and fresh.weight.requires_grad
live = nn.Linear(2, 1)
live.load_state_dict(a.state_dict(keep_vars=True), assign=True)
assert live.weight is a.weight
for assign in (False, True):
    b = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(b.parameters(), lr=1.0)
    b.load_state_dict(fresh.state_dict(), assign=assign)
    loaded = b.weight.detach().clone()
    b(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    assert torch.equal(b.weight, loaded) is assign
batch_a, batch_b = nn.BatchNorm1d(1), nn.BatchNorm1d(1)
state = batch_a.state_dict()
batch_b.load_state_dict(state, assign=True)
batch_b.running_mean.fill_(5)
assert batch_a.running_mean.tolist() == [5]
assert batch_b.running_mean is state["running_mean"]
