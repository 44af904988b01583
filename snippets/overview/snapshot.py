# --8<-- [start:step]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)

best_state = model.state_dict()  # (1)!
model(torch.ones(1, 1)).backward()
optimizer.step()
print("model:", model.weight.item(), " best_state:", best_state["weight"].item())
# --8<-- [end:step]
# draw: model, best_state
assert torch.equal(best_state["weight"], model.weight)
assert model.weight.item() == 0.5
