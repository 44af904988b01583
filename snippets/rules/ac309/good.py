# --8<-- [start:hook]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 2, bias=False), nn.ReLU(inplace=True))
nn.init.constant_(model[0].weight, -3.0)
kept = {}


def keep(module, inputs, output):
    kept["linear"] = output.detach().clone()


model[0].register_forward_hook(keep)
model(torch.ones(1, 1))
print("the linear layer's output:", kept["linear"].tolist())
# --8<-- [end:hook]
assert kept["linear"].tolist() == [[-3, -3]]
