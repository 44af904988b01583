import copy

import torch
from torch import nn

# --8<-- [start:before]
class Tower(nn.Module):
    def __init__(self, width, depth):
        super().__init__()
        self.stem = nn.Linear(1, width)
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        self.head = nn.Linear(width, 1)

    def forward(self, inputs):
        hidden = self.stem(inputs)
        for layer in self.layers:
            hidden = layer(hidden).relu()
        return self.head(hidden)
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Tower):
    return sum(parameter.numel() for parameter in Tower(width=2, depth=3).layers.parameters())
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Tower))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Tower(nn.Module):
    def __init__(self, width, depth):
        super().__init__()
        self.stem = nn.Linear(1, width)
        layer = nn.Linear(width, width)
        self.layers = nn.ModuleList([layer] * depth)
        self.head = nn.Linear(width, 1)

    def forward(self, inputs):
        hidden = self.stem(inputs)
        for layer in self.layers:
            hidden = layer(hidden).relu()
        return self.head(hidden)
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Tower))
# --8<-- [end:after-run]
