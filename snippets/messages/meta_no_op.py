# --8<-- [start:raise]
import warnings

import torch
from torch import nn

state = nn.Linear(2, 1).state_dict()
with torch.device("meta"):
    model = nn.Linear(2, 1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    model.load_state_dict(state)
print(f"{caught[0].category.__name__}: {str(caught[0].message).split('. (')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
model.load_state_dict(state, assign=True)
print(model.weight.device)
# --8<-- [end:cure]
assert model.weight.data_ptr() == state["weight"].data_ptr()
