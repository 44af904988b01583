# --8<-- [start:train]
import copy

import torch
from torch.nn.functional import mse_loss

x = torch.ones(1, 1)
train_y, valid_y = torch.full((1, 1), 2.0), torch.full((1, 1), 1.4)
model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.25)

best_loss = float("inf")
for epoch in range(1, 5):
    optimizer.zero_grad()
    mse_loss(model(x), train_y).backward()
    optimizer.step()
    with torch.no_grad():
        loss = mse_loss(model(x), valid_y).item()
    print(f"epoch {epoch}: weight {model.weight.item():.3f}, validation {loss:.3f}")
    if loss < best_loss:
        best_loss = loss
        best_epoch = epoch
        best_state = model.state_dict()  # (1)!
# --8<-- [end:train]

# --8<-- [start:saved]
print(f"best epoch: {best_epoch}, validation {best_loss:.3f}")
print(f"saved weight: {best_state['weight'].item():.3f}")
# --8<-- [end:saved]
assert best_epoch == 2
assert torch.equal(best_state["weight"], model.weight)

# --8<-- [start:mend]
best_copy = copy.deepcopy(model.state_dict())
with torch.no_grad():
    model.weight.zero_()
print("state_dict():          ", best_state["weight"].item())
print("deepcopy(state_dict()):", best_copy["weight"].item())
# --8<-- [end:mend]
assert best_copy["weight"].item() == 1.875
