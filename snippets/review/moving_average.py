import copy

import torch
from torch import nn

# --8<-- [start:before]
class Average:
    def __init__(self, model, decay):
        self.decay = decay
        self.shadow = {name: p.detach().clone() for name, p in model.named_parameters()}

    @torch.no_grad()
    def update(self, model):
        for name, p in model.named_parameters():
            old = self.shadow[name]
            self.shadow[name] = self.decay * old + (1 - self.decay) * p
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Average):
    model = nn.Linear(1, 1, bias=False)
    nn.init.ones_(model.weight)
    average = Average(model, decay=0.5)
    nn.init.constant_(model.weight, 3.0)
    average.update(model)
    return average.shadow["weight"].item(), model.weight.item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Average))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Average:
    def __init__(self, model, decay):
        self.decay = decay
        self.shadow = {name: p.detach().clone() for name, p in model.named_parameters()}

    @torch.no_grad()
    def update(self, model):
        for name, p in model.named_parameters():
            old = self.shadow[name]
            old.mul_(self.decay).add_(p, alpha=1 - self.decay)
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Average))
# --8<-- [end:after-run]
