# --8<-- [start:lr]
import torch

weight = torch.zeros(1, requires_grad=True)
saved = torch.optim.SGD([weight], lr=0.5).state_dict()
optimizer = torch.optim.SGD([weight], lr=0.1)
optimizer.load_state_dict(saved)
print(optimizer.param_groups[0]["lr"])
# --8<-- [end:lr]

# --8<-- [start:lr-new]
import torch

weight = torch.zeros(1, requires_grad=True)
saved = torch.optim.SGD([weight], lr=0.5).state_dict()
optimizer = torch.optim.SGD([weight], lr=0.1)
optimizer.load_state_dict(saved)
optimizer.param_groups[0]["lr"] = 0.1
print(optimizer.param_groups[0]["lr"])
# --8<-- [end:lr-new]

# --8<-- [start:groups]
import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=0.5)
saved = optimizer.state_dict()
optimizer.param_groups[0]["lr"] = 0.1
print(saved["param_groups"][0]["lr"])
# --8<-- [end:groups]

# --8<-- [start:groups-alias]
import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=0.5)
saved = {"param_groups": optimizer.param_groups}
optimizer.param_groups[0]["lr"] = 0.1
print(saved["param_groups"][0]["lr"])
# --8<-- [end:groups-alias]

# --8<-- [start:kept-momentum]
import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0, momentum=0.5)
weight.grad = torch.ones(1)
optimizer.step()
saved = optimizer.state_dict()
optimizer.step()
print(saved["state"][0]["momentum_buffer"].item())
# --8<-- [end:kept-momentum]

# --8<-- [start:kept-momentum-copied]
import copy

import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0, momentum=0.5)
weight.grad = torch.ones(1)
optimizer.step()
saved = copy.deepcopy(optimizer.state_dict())
optimizer.step()
print(saved["state"][0]["momentum_buffer"].item())
# --8<-- [end:kept-momentum-copied]

# --8<-- [start:random-state]
import torch

torch.manual_seed(0)
state = torch.get_rng_state()
first = torch.rand(1)
torch.set_rng_state(state)
second = torch.rand(1)
print(torch.equal(first, second))
# --8<-- [end:random-state]
# draw: state, first, second

# --8<-- [start:random-state-alias]
import torch

torch.manual_seed(0)
state = torch.get_rng_state()
first = torch.rand(1)
second = torch.rand(1)
print(torch.equal(first, second))
# --8<-- [end:random-state-alias]

# --8<-- [start:whole]
import copy

import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0, momentum=0.5)
weight.grad = torch.ones(1)
optimizer.step()
saved = {"optimizer": optimizer.state_dict()}
optimizer.step()
print(saved["optimizer"]["state"][0]["momentum_buffer"].item())
# --8<-- [end:whole]

# --8<-- [start:whole-deep]
import copy

import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0, momentum=0.5)
weight.grad = torch.ones(1)
optimizer.step()
saved = {"optimizer": copy.deepcopy(optimizer.state_dict())}
optimizer.step()
print(saved["optimizer"]["state"][0]["momentum_buffer"].item())
# --8<-- [end:whole-deep]

# --8<-- [start:whole-dict]
import copy

import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0, momentum=0.5)
weight.grad = torch.ones(1)
optimizer.step()
saved = {"optimizer": dict(optimizer.state_dict())}
optimizer.step()
print(saved["optimizer"]["state"][0]["momentum_buffer"].item())
# --8<-- [end:whole-dict]

# --8<-- [start:whole-shallow]
import copy

import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0, momentum=0.5)
weight.grad = torch.ones(1)
optimizer.step()
saved = {"optimizer": copy.copy(optimizer.state_dict())}
optimizer.step()
print(saved["optimizer"]["state"][0]["momentum_buffer"].item())
# --8<-- [end:whole-shallow]

# --8<-- [start:scheduler]
import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1)
saved = scheduler.state_dict()
optimizer.step()
scheduler.step()
print(saved["last_epoch"], scheduler.last_epoch)
# --8<-- [end:scheduler]

# --8<-- [start:scheduler-alias]
import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=1.0)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1)
saved = vars(scheduler)
optimizer.step()
scheduler.step()
print(saved["last_epoch"], scheduler.last_epoch)
# --8<-- [end:scheduler-alias]
