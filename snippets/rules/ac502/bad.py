# --8<-- [start:two]
import torch
from torch import nn

device = "cpu"
network = nn.Linear(1, 1)
policy = network.to(device)
target = network.to(device)  # (1)!

with torch.no_grad():
    policy.weight.fill_(5)
print("one network:", policy is target, " target's weight:", target.weight.item())
# --8<-- [end:two]
assert network.to("meta") is network
