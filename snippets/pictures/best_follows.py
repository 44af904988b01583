# --8<-- [start:epoch-1]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.zeros_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.25)


def train_one_epoch():
    optimizer.zero_grad()
    (model.weight - 2).square().sum().backward()
    optimizer.step()


train_one_epoch()
best = model.state_dict()
print(best["weight"].item())
# --8<-- [end:epoch-1]
# draw: model, best

# --8<-- [start:epoch-2]
train_one_epoch()
print(best["weight"].item())
# --8<-- [end:epoch-2]
# draw: model, best

# --8<-- [start:epoch-3]
train_one_epoch()
print(best["weight"].item())
# --8<-- [end:epoch-3]
# draw: model, best
assert best["weight"].item() == model.weight.item() == 1.75
