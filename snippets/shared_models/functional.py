# --8<-- [start:call]
import torch
from torch import nn
from torch.func import functional_call, stack_module_state

model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.BatchNorm1d(1))
nn.init.ones_(model[0].weight)
values = {name: tensor.clone() for name, tensor in model.state_dict().items()}
values["0.weight"].fill_(7)
functional_call(model, values, torch.tensor([[1.0], [3.0]]))
print("weight:", model[0].weight.item())
print("mean:  ", model[1].running_mean.item(), round(values["1.running_mean"].item(), 4))
# --8<-- [end:call]

# --8<-- [start:missing]
functional_call(model, {"0.weight": values["0.weight"]}, torch.tensor([[1.0], [3.0]]))
print("mean:  ", round(model[1].running_mean.item(), 4))
# --8<-- [end:missing]

# --8<-- [start:tied]
tied = nn.Sequential(nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False))
tied[1].weight = tied[0].weight
nn.init.ones_(tied[0].weight)
two = {"0.weight": torch.full((1, 1), 2.0)}
print(functional_call(tied, two, torch.ones(1, 1)).item(), functional_call(tied, two, torch.ones(1, 1), tie_weights=False).item())
# --8<-- [end:tied]

# --8<-- [start:stack]
models = [nn.Linear(1, 1) for _ in range(3)]
parameters, buffers = stack_module_state(models)
with torch.no_grad():
    parameters["weight"].zero_()
print([model.weight.item() == 0 for model in models])
# --8<-- [end:stack]
for model in models:
    nn.init.constant_(model.weight, 5)
assert parameters["weight"].count_nonzero() == 0 and parameters["weight"].is_leaf
