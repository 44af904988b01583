# --8<-- [start:data]
import copy

import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(3)
x = torch.randn(1200, 5)
y = (x[:, 0] > 0).long()
wrong = torch.rand(200) < 0.3
train_x, train_y = x[:200], torch.where(wrong, 1 - y[:200], y[:200])
valid_x, valid_y = x[200:], y[200:]
model = nn.Sequential(nn.Linear(5, 256), nn.ReLU(), nn.Linear(256, 2))
# --8<-- [end:data]
assert 60 <= wrong.sum().item() <= 70


# --8<-- [start:train]
def accuracy(inputs, labels):
    with torch.no_grad():
        return (model(inputs).argmax(dim=1) == labels).float().mean().item()


optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
best_acc = 0.0
for epoch in range(100):
    optimizer.zero_grad()
    cross_entropy(model(train_x), train_y).backward()
    optimizer.step()
    acc = accuracy(valid_x, valid_y)
    if acc > best_acc:
        best_acc = acc
        best_state = model.state_dict()  # (1)!
        best_copy = copy.deepcopy(model.state_dict())
print(f"best {best_acc:.0%}, last {acc:.0%}")
# --8<-- [end:train]
assert best_acc > acc + 0.15
last = {k: v.clone() for k, v in model.state_dict().items()}
assert all(torch.equal(best_state[k], last[k]) for k in last)
assert not any(torch.equal(best_copy[k], last[k]) for k in last)
memorized = accuracy(train_x, train_y)

# --8<-- [start:restore]
model.load_state_dict(best_state)
print(f"state_dict():           {accuracy(valid_x, valid_y):.0%}")
model.load_state_dict(best_copy)
print(f"deepcopy(state_dict()): {accuracy(valid_x, valid_y):.0%}")
# --8<-- [end:restore]
assert memorized > 0.9 > accuracy(train_x, train_y) + 0.1
