# --8<-- [start:alive]
import torch
from torch import nn

model = nn.Linear(2, 1)
kept = model.state_dict()
print(id(model.state_dict()) == id(kept))
# --8<-- [end:alive]

# --8<-- [start:freed]
class Marker:
    ended = 0

    def __del__(self):
        Marker.ended += 1


id(Marker())
print(Marker.ended)
# --8<-- [end:freed]
kept["weight"].zero_()
assert not torch.any(model.weight)
