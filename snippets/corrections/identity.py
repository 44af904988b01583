# --8<-- [start:alive]
import torch
from torch import nn

model = nn.Linear(2, 1)
kept = model.state_dict()
print(id(model.state_dict()) == id(kept))
# --8<-- [end:alive]

# --8<-- [start:freed]
import weakref

temporary = weakref.ref(model.state_dict())
print(temporary())
# --8<-- [end:freed]
assert weakref.ref(kept)() is kept
assert any(id(model.state_dict()) == id(model.state_dict()) for _ in range(1000))
kept["weight"].zero_()
assert not torch.any(model.weight)
