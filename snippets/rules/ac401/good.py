# --8<-- [start:train]
import copy

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
        best_state = copy.deepcopy(optimizer.state_dict())
optimizer.param_groups[0]["lr"] = 0.05
# --8<-- [end:train]

# --8<-- [start:look]
kept = best_state["state"][0]["momentum_buffer"].item()
print("momentum of the best epoch:", momentum, " kept:", kept)
print("learning rate kept:", best_state["param_groups"][0]["lr"])
# --8<-- [end:look]
assert kept == momentum
