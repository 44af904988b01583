# --8<-- [start:train]
import copy

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
inputs, target, validation_target = torch.ones(1, 1), 10.0, 5.0

best_loss = float("inf")
for epoch in range(6):
    optimizer.zero_grad()
    (model(inputs) - target).square().sum().backward()
    optimizer.step()
    loss = (model(inputs) - validation_target).square().item()
    if loss < best_loss:
        best_loss = loss
        best_model = copy.deepcopy(model)
# --8<-- [end:train]

# --8<-- [start:use]
kept = (best_model(inputs) - validation_target).square().item()
print(f"best loss: {best_loss:.2f}, loss of the kept model: {kept:.2f}")
# --8<-- [end:use]
assert best_model is not model and kept == best_loss
