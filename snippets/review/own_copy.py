import copy

import torch
from torch import nn

# --8<-- [start:before]
class Trainer:
    def __init__(self, model, lr):
        self.model = copy.deepcopy(model)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=lr)

    def step(self, inputs, targets):
        self.optimizer.zero_grad()
        loss = nn.functional.mse_loss(self.model(inputs), targets)
        loss.backward()
        self.optimizer.step()
        return loss.item()
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Trainer):
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    trainer = Trainer(model, lr=0.5)
    trainer.step(torch.ones(1, 1), torch.ones(1, 1))
    return trainer.model.weight.item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Trainer))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Trainer:
    def __init__(self, model, lr):
        self.optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        self.model = copy.deepcopy(model)

    def step(self, inputs, targets):
        self.optimizer.zero_grad()
        loss = nn.functional.mse_loss(self.model(inputs), targets)
        loss.backward()
        self.optimizer.step()
        return loss.item()
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Trainer))
# --8<-- [end:after-run]
