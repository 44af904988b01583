import copy

import torch
from torch import nn

# --8<-- [start:before]
class Learner:
    def __init__(self, make):
        self.online, self.target = make(), make()
        self.sync()

    def sync(self):
        state = copy.deepcopy(self.online.state_dict())
        self.target.load_state_dict(state)

    def values(self, inputs):
        with torch.no_grad():
            return self.target(inputs)
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Learner):
    learner = Learner(lambda: nn.Linear(1, 1, bias=False))
    nn.init.ones_(learner.online.weight)
    learner.sync()
    nn.init.zeros_(learner.online.weight)
    return learner.values(torch.ones(1, 1)).item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Learner))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Learner:
    def __init__(self, make):
        self.online, self.target = make(), make()
        self.sync()

    def sync(self):
        state = self.online.state_dict()
        self.target.load_state_dict(state)

    def values(self, inputs):
        with torch.no_grad():
            return self.target(inputs)
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Learner))
# --8<-- [end:after-run]
