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
        best_loss, best_epoch = loss, epoch
        best_state = copy.deepcopy(model.state_dict())
# --8<-- [end:train]

# --8<-- [start:restore]
model.load_state_dict(best_state)
restored = (model(inputs) - validation_target).square().item()
print(f"best in epoch {best_epoch}: {best_loss:.2f}, restored: {restored:.2f}")
# --8<-- [end:restore]
assert best_epoch == 2 and restored == best_loss
kept = best_state["weight"].item()
with torch.no_grad():
    model.weight.zero_()
assert best_state["weight"].item() == kept != 0

# --8<-- [start:clone]
snapshot = {name: t.detach().clone() for name, t in model.state_dict().items()}
# --8<-- [end:clone]
with torch.no_grad():
    model.weight.fill_(3)
assert snapshot["weight"].item() == 0
