import copy

import torch
from torch import nn

# --8<-- [start:before]
def gradients(weight, losses):
    optimizer = torch.optim.SGD([weight], lr=0.0)
    history = []
    for loss in losses:
        loss(weight).backward()
        history.append(weight.grad.clone())
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
    return [gradient.item() for gradient in history]
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(gradients):
    weight = torch.ones(1, requires_grad=True)
    return gradients(weight, [lambda w: (2 * w).sum(), lambda w: (3 * w).sum()])
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(gradients))
# --8<-- [end:before-run]

# --8<-- [start:after]
def gradients(weight, losses):
    optimizer = torch.optim.SGD([weight], lr=0.0)
    history = []
    for loss in losses:
        loss(weight).backward()
        history.append(weight.grad)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
    return [gradient.item() for gradient in history]
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(gradients))
# --8<-- [end:after-run]
