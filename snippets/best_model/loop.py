# --8<-- [start:data]
import copy

import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
x = torch.randn(240, 20)
y = (x[:, 0] > 0).long()
wrong = torch.rand(40) < 0.3
train_x, train_y = x[:40], torch.where(wrong, 1 - y[:40], y[:40])
valid_x, valid_y = x[40:], y[40:]
model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 2))
# --8<-- [end:data]

# --8<-- [start:train]
def valid_loss():
    with torch.no_grad():
        return cross_entropy(model(valid_x), valid_y).item()


optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best_loss = float("inf")
for epoch in range(1, 31):
    optimizer.zero_grad()
    cross_entropy(model(train_x), train_y).backward()
    optimizer.step()
    last_loss = valid_loss()
    if last_loss < best_loss:
        best_loss = last_loss
        best_state = model.state_dict()  # (1)!
        best_copy = copy.deepcopy(model.state_dict())
print(f"best {best_loss:.2f}, last {last_loss:.2f}")
# --8<-- [end:train]
assert best_loss < last_loss - 0.2

# --8<-- [start:restore]
model.load_state_dict(best_state)
print(f"state_dict():           {valid_loss():.2f}")
model.load_state_dict(best_copy)
print(f"deepcopy(state_dict()): {valid_loss():.2f}")
# --8<-- [end:restore]
