# --8<-- [start:raise]
from torch import nn

model, saved = nn.Linear(2, 3), nn.Linear(2, 5)
try:
    model.load_state_dict(saved.state_dict(), strict=False)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).splitlines()[1].strip()}")
# --8<-- [end:raise]

# --8<-- [start:cure]
shapes = {name: value.shape for name, value in model.state_dict().items()}
fitting = {name: value for name, value in saved.state_dict().items() if value.shape == shapes[name]}
print(model.load_state_dict(fitting, strict=False).missing_keys)
# --8<-- [end:cure]

