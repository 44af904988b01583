# --8<-- [start:raise]
from torch import nn

state = nn.Sequential(nn.Linear(2, 1)).state_dict()
shadow = nn.Module()
try:
    for name, value in state.items():
        shadow.register_parameter(name, nn.Parameter(value.clone()))
except KeyError as error:
    print(f"{type(error).__name__}: {error.args[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
for name, value in state.items():
    shadow.register_parameter(name.replace(".", "_"), nn.Parameter(value.clone()))
print(list(shadow.state_dict()))
# --8<-- [end:cure]

