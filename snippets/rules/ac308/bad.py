# --8<-- [start:model]
import copy

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    def forward(self, inputs):
        self.features = self.layer(inputs)  # (1)!
        return self.features.sum()


model = Net()
copy.deepcopy(model)
# --8<-- [end:model]

# --8<-- [start:copy]
model(torch.ones(1, 2))
try:
    copy.deepcopy(model)
except RuntimeError as error:
    print(type(error).__name__, str(error).split(" (")[0], sep=": ")
# --8<-- [end:copy]
assert not model.features.is_leaf
with torch.no_grad():
    model(torch.ones(1, 2))
copy.deepcopy(model)
with torch.inference_mode():
    model(torch.ones(1, 2))
copy.deepcopy(model)
