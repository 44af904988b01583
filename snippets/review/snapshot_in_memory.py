import copy
import io

import torch
from torch import nn

# --8<-- [start:before]
class Snapshot:
    def __init__(self, model):
        self.model = model
        self.kept = None

    def take(self):
        self.kept = copy.deepcopy(self.model.state_dict())

    def restore(self):
        self.model.load_state_dict(self.kept)
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(Snapshot):
    model = nn.Linear(1, 1, bias=False)
    nn.init.ones_(model.weight)
    snapshot = Snapshot(model)
    snapshot.take()
    nn.init.zeros_(model.weight)
    snapshot.restore()
    return model.weight.item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(Snapshot))
# --8<-- [end:before-run]

# --8<-- [start:after]
class Snapshot:
    def __init__(self, model):
        self.model = model
        self.kept = None

    def take(self):
        self.kept = io.BytesIO()
        torch.save(self.model.state_dict(), self.kept)

    def restore(self):
        self.kept.seek(0)
        self.model.load_state_dict(torch.load(self.kept))
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(Snapshot))
# --8<-- [end:after-run]
