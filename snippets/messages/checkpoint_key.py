# --8<-- [start:raise]
from torch import nn

model = nn.Linear(2, 1)
checkpoint = {"net": model.state_dict(), "epoch": 3}
try:
    model.load_state_dict(checkpoint["model_state_dict"])
except KeyError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(list(checkpoint))
model.load_state_dict(checkpoint["net"])
# --8<-- [end:cure]

