import copy

import torch
from torch import nn

# --8<-- [start:before]
def step_sizes(model, optimizer, batches):
    sizes = []
    for inputs, targets in batches:
        before = model.weight.detach().clone()
        optimizer.zero_grad()
        nn.functional.mse_loss(model(inputs), targets).backward()
        optimizer.step()
        change = (model.weight.detach() - before).abs().max()
        sizes.append(round(change.item(), 3))
    return sizes
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(step_sizes):
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
    return step_sizes(model, optimizer, [(torch.ones(1, 1), torch.ones(1, 1))] * 2)
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(step_sizes))
# --8<-- [end:before-run]

# --8<-- [start:after]
def step_sizes(model, optimizer, batches):
    sizes = []
    for inputs, targets in batches:
        before = model.weight.detach().cpu()
        optimizer.zero_grad()
        nn.functional.mse_loss(model(inputs), targets).backward()
        optimizer.step()
        change = (model.weight.detach() - before).abs().max()
        sizes.append(round(change.item(), 3))
    return sizes
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(step_sizes))
# --8<-- [end:after-run]
