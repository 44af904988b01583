# --8<-- [start:raise]
from torch import nn

state = nn.Linear(2, 1).state_dict()
model = nn.Linear(2, 1).load_state_dict(state)
try:
    model.eval()
except AttributeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
model = nn.Linear(2, 1)
model.load_state_dict(state)
print(model.eval())
# --8<-- [end:cure]

