import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
model(torch.ones(1, 1)).backward()

# --8<-- [start:snapshot]
best_state = model.state_dict()
# --8<-- [end:snapshot]
# draw: model, best_state

# --8<-- [start:step]
optimizer.step()
# --8<-- [end:step]
# draw: model, best_state

assert model.weight.item() == 0.5
assert best_state["weight"].item() == 0.5
