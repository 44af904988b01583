# --8<-- [start:clients]
import torch

first = torch.nn.Linear(1, 1, bias=False)
second = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.constant_(first.weight, 2)
torch.nn.init.constant_(second.weight, 4)
mean = first.state_dict()
# --8<-- [end:clients]
# draw: first, second, mean

# --8<-- [start:add]
mean["weight"] += second.state_dict()["weight"]
print(first.weight.item())
# --8<-- [end:add]
# draw: first, second, mean

# --8<-- [start:divide]
mean["weight"] /= 2
print(mean["weight"].item(), first.weight.item())
# --8<-- [end:divide]
# draw: first, second, mean
assert first.weight.item() == 3 and second.weight.item() == 4
