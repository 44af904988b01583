# --8<-- [start:raise]
from torch import nn

state = nn.Sequential(nn.Linear(2, 1)).state_dict()
try:
    for name in state:
        state[f"model.{name}"] = state.pop(name)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
state = nn.Sequential(nn.Linear(2, 1)).state_dict()
renamed = {f"model.{name}": value for name, value in state.items()}
print(list(renamed))
# --8<-- [end:cure]
assert renamed["model.0.weight"] is state["0.weight"]
