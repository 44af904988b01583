# --8<-- [start:clients]
import torch

first = torch.nn.Linear(1, 1, bias=False)
second = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.constant_(first.weight, 2)
torch.nn.init.constant_(second.weight, 4)
mean = {k: torch.zeros_like(v) for k, v in first.state_dict().items()}
# --8<-- [end:clients]
# draw: first, second, mean

# --8<-- [start:add]
for client in (first, second):
    for key, value in client.state_dict().items():
        mean[key] += value / 2
print(mean["weight"].item(), first.weight.item())
# --8<-- [end:add]
# draw: first, second, mean
assert mean["weight"].item() == 3
assert first.weight.item() == 2 and second.weight.item() == 4
