import copy

import torch
from torch import nn

# --8<-- [start:before]
class Agent:
    def __init__(self, policy):
        self.policy = policy
        self.target = copy.deepcopy(policy)
        self.steps = 0

    @torch.no_grad()
    def after_step(self, every):
        self.steps += 1
        if self.steps % every == 0:
            for target, policy in zip(self.target.parameters(), self.policy.parameters()):
                target.copy_(policy)
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Agent):
    agent = Agent(nn.Linear(1, 1, bias=False))
    for step in range(1, 4):
        nn.init.constant_(agent.policy.weight, step)
        agent.after_step(every=2)
    return agent.target.weight.item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Agent))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Agent:
    def __init__(self, policy):
        self.policy = policy
        self.target = copy.deepcopy(policy)
        self.steps = 0

    @torch.no_grad()
    def after_step(self, every):
        self.steps += 1
        if self.steps % every == 0:
            for target, policy in zip(self.target.parameters(), self.policy.parameters()):
                target.data = policy.data
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Agent))
# --8<-- [end:after-run]
