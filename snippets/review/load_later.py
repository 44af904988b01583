import copy

import torch
from torch import nn

# --8<-- [start:before]
def resume(make, saved, lr):
    model = make()
    model.load_state_dict(saved["model"])
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.load_state_dict(saved["optimizer"])
    model.train()
    print("resumed after epoch", saved["epoch"])
    return model, optimizer
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(resume):
    def make():
        return nn.Linear(1, 1, bias=False)

    old = make()
    saved = {"model": {"weight": torch.ones(1, 1)}, "optimizer": torch.optim.SGD(old.parameters(), lr=0.5).state_dict(), "epoch": 3}
    model, optimizer = resume(make, saved, lr=0.1)
    model(torch.ones(1, 1)).sum().backward()
    optimizer.step()
    return model.weight.item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(resume))
# --8<-- [end:before-run]

# --8<-- [start:after]
def resume(make, saved, lr):
    model = make()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    model.load_state_dict(saved["model"])
    optimizer.load_state_dict(saved["optimizer"])
    model.train()
    print("resumed after epoch", saved["epoch"])
    return model, optimizer
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(resume))
# --8<-- [end:after-run]
