# --8<-- [start:taken]
import torch

model = torch.nn.Linear(2, 1)
with torch.no_grad():
    model.weight.copy_(torch.tensor([[0.5, -0.5]]))
    model.bias.fill_(0.25)
state = model.state_dict()
# --8<-- [end:taken]
# draw: model, state

# --8<-- [start:written]
state["weight"].zero_()
print(model.weight.tolist())
# --8<-- [end:written]
# draw: model, state
assert model.weight.tolist() == [[0.0, 0.0]]

# --8<-- [start:replaced]
state["bias"] = torch.ones(1)
print(model.bias.tolist())
# --8<-- [end:replaced]
# draw: model, state
assert model.bias.item() == 0.25

# --8<-- [start:converted]
model.double()
state["weight"].fill_(9)
print(model.weight.tolist())
# --8<-- [end:converted]
# draw: model, state
assert model.weight.tolist() == [[0.0, 0.0]]
