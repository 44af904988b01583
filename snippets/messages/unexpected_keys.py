# --8<-- [start:raise]
from torch import nn

model = nn.Linear(2, 1)
state = {**model.state_dict(), "head.weight": model.weight.detach().clone()}
try:
    model.load_state_dict(state)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
own = model.state_dict().keys()
print(model.load_state_dict({name: value for name, value in state.items() if name in own}))
# --8<-- [end:cure]

