# --8<-- [start:model]
import copy

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, inputs):
        features = self.layer(inputs)
        self.features = features.detach()
        return features.sum()


model = Net()
# --8<-- [end:model]

# --8<-- [start:copy]
model(torch.ones(1, 2)).backward()
copied = copy.deepcopy(model)
with torch.no_grad():
    model.layer.weight.zero_()
print("the copy is independent:", bool(copied.layer.weight.any()))
# --8<-- [end:copy]
assert model.layer.bias.grad.tolist() == [1, 1]
