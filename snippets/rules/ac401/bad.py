# --8<-- [start:train]
import torch

weight = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.SGD([weight], lr=0.5, momentum=0.5)

best_loss = float("inf")
for epoch, loss in enumerate([0.3, 0.1, 0.2, 0.4]):
    weight.grad = torch.tensor([float(epoch + 1)])
    optimizer.step()
    if loss < best_loss:
        best_loss = loss
        momentum = optimizer.state[weight]["momentum_buffer"].item()
        best_state = optimizer.state_dict()  # (1)!
optimizer.param_groups[0]["lr"] = 0.05
# --8<-- [end:train]

# --8<-- [start:look]
kept = best_state["state"][0]["momentum_buffer"].item()
print("momentum of the best epoch:", momentum, " kept:", kept)
print("learning rate kept:", best_state["param_groups"][0]["lr"])
# --8<-- [end:look]
assert kept != momentum
assert best_state["state"][0]["momentum_buffer"] is optimizer.state[weight]["momentum_buffer"]
state = optimizer.state_dict()
assert state["state"] is not optimizer.state_dict()["state"]
assert state["state"][0] is optimizer.state[weight]
state["state"][0]["note"] = "written into the optimizer's own dictionary"
assert "note" in optimizer.state[weight]

lr = torch.tensor(0.5)
optimizer = torch.optim.SGD([weight], lr=lr)
state = optimizer.state_dict()
lr.fill_(0.25)
assert state["param_groups"][0]["lr"].item() == 0.25

optimizer = torch.optim.SGD([weight], lr=0.5)
optimizer.step()
kept = optimizer.state_dict()["state"].values()
assert not any(isinstance(v, torch.Tensor) for each in kept for v in each.values())

optimizer = torch.optim.SGD([weight], lr=0.5, momentum=0.5)
kept = optimizer.state_dict()
optimizer.step()
assert kept["state"] == {} != optimizer.state_dict()["state"]
