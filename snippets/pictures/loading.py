# --8<-- [start:before]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.constant_(model.weight, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
state = {"weight": torch.tensor([[5.0]])}
# --8<-- [end:before]
# draw: model, optimizer, state

# --8<-- [start:loaded]
model.load_state_dict(state)
print(model.weight.item())
# --8<-- [end:loaded]
# draw: model, optimizer, state
state["weight"].fill_(6)
assert model.weight.item() == 5
assert optimizer.param_groups[0]["params"][0] is model.weight
state["weight"].fill_(5)

# --8<-- [start:assigned]
model.load_state_dict(state, assign=True)
state["weight"].fill_(6)
print(model.weight.item())
# --8<-- [end:assigned]
# draw: model, optimizer, state
assert model.weight.item() == 6
assert optimizer.param_groups[0]["params"][0] is not model.weight

# --8<-- [start:stepped]
model(torch.ones(1, 1)).sum().backward()
optimizer.step()
print(model.weight.item(), model.weight.grad.item())
# --8<-- [end:stepped]
# draw: model, optimizer, state
assert model.weight.item() == 6
