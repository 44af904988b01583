# --8<-- [start:hook]
import copy

import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1, bias=False))
features = []
model[0].register_forward_hook(lambda module, args, output: features.append(module is model[0]))
clone = copy.deepcopy(model)
clone(torch.ones(1, 1))
print(features)
# --8<-- [end:hook]

# --8<-- [start:loss]
nn.init.constant_(model[0].weight, 1)
penalty = lambda: model[0].weight.pow(2).sum()
clone = copy.deepcopy(model)
nn.init.constant_(clone[0].weight, 100)
loss = clone(torch.ones(1, 1)).sum() + penalty()
loss.backward()
print(penalty().item(), model[0].weight.grad.item(), clone[0].weight.grad.item())
# --8<-- [end:loss]


# --8<-- [start:argument]
def penalty_of(model):
    return model[0].weight.pow(2).sum()


print(penalty_of(clone).item())
# --8<-- [end:argument]
