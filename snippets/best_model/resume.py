# --8<-- [start:optimizer]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)


def step():
    optimizer.zero_grad()
    model(torch.ones(1, 1)).sum().backward()
    optimizer.step()


step()
live = optimizer.state_dict()
kept = copy.deepcopy(optimizer.state_dict())
step()
print(f"live: {live['state'][0]['momentum_buffer'].item():.2f}")
print(f"kept: {kept['state'][0]['momentum_buffer'].item():.2f}")
# --8<-- [end:optimizer]
assert live["state"][0]["momentum_buffer"] is optimizer.state[model.weight]["momentum_buffer"]
