# --8<-- [start:raise]
from torch import nn
from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present

state = nn.DataParallel(nn.Linear(2, 1)).state_dict()
model = nn.Linear(2, 1)
try:
    model.load_state_dict(state)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
consume_prefix_in_state_dict_if_present(state, "module.")
print(model.load_state_dict(state))
# --8<-- [end:cure]
assert list(state) == ["weight", "bias"]
