# --8<-- [start:raise]
import torch
from torch import nn

model = nn.Linear(2, 1)
state = {name: value.tolist() for name, value in model.state_dict().items()}
try:
    model.load_state_dict(state)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).splitlines()[1].strip()}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(model.load_state_dict({name: torch.tensor(value) for name, value in state.items()}))
# --8<-- [end:cure]

