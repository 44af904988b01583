# --8<-- [start:class]
import torch
from torch import nn


class EarlyStopping:
    def __init__(self):
        self.best_loss = float("inf")

    def update(self, model, loss):
        if loss < self.best_loss:
            self.best_loss = loss
            self.alias = model.state_dict()  # (1)!
            self.copied = {k: v.clone() for k, v in model.state_dict().items()}
# --8<-- [end:class]

# --8<-- [start:use]
model = nn.Linear(1, 1, bias=False)
stopping = EarlyStopping()
for weight, loss in [(1.0, 0.5), (2.0, 0.2), (3.0, 0.9)]:
    nn.init.constant_(model.weight, weight)
    stopping.update(model, loss)
print("alias: ", stopping.alias["weight"].item())
print("copied:", stopping.copied["weight"].item())
# --8<-- [end:use]
