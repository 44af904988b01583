import copy

import torch
from torch import nn

# --8<-- [start:before]
def train(weight, optimizer, gradients, losses):
    best_loss, best = float("inf"), None
    for gradient, loss in zip(gradients, losses):
        weight.grad = torch.full_like(weight, gradient)
        optimizer.step()
        if loss < best_loss:
            best_loss = loss
            state = copy.deepcopy(optimizer.state_dict())
            best = {"loss": loss, "optimizer": state}
    return best
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(train):
    weight = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([weight], lr=0.1, momentum=0.5)
    best = train(weight, optimizer, gradients=[1.0, 2.0, 4.0], losses=[0.3, 0.1, 0.2])
    return best["optimizer"]["state"][0]["momentum_buffer"].item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(train))
# --8<-- [end:before-run]

# --8<-- [start:after]
def train(weight, optimizer, gradients, losses):
    best_loss, best = float("inf"), None
    for gradient, loss in zip(gradients, losses):
        weight.grad = torch.full_like(weight, gradient)
        optimizer.step()
        if loss < best_loss:
            best_loss = loss
            state = optimizer.state_dict()
            best = {"loss": loss, "optimizer": state}
    return best
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(train))
# --8<-- [end:after-run]
