# --8<-- [start:raise]
from torch import nn

model, best = nn.Linear(2, 1), nn.Linear(2, 1)
try:
    model.load_state_dict(best)
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(model.load_state_dict(best.state_dict()))
# --8<-- [end:cure]
assert model.weight is not best.weight
