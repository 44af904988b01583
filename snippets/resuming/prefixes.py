# --8<-- [start:prefix]
import torch
from torch import nn
from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present

wrapped = nn.DataParallel(nn.Linear(1, 1, bias=False))
compiled = torch.compile(nn.Linear(1, 1, bias=False))
print(list(wrapped.state_dict()), list(compiled.state_dict()))
state = wrapped.state_dict()
consume_prefix_in_state_dict_if_present(state, "module.")
nn.Linear(1, 1, bias=False).load_state_dict(state)
print(list(state))
# --8<-- [end:prefix]
assert state["weight"].data_ptr() == wrapped.module.weight.data_ptr()

# --8<-- [start:strict]
model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 1)
report = model.load_state_dict({"module.weight": torch.full((1, 1), 7.0)}, strict=False)
print(model.weight.item(), report.missing_keys, report.unexpected_keys)
# --8<-- [end:strict]
assert model.weight.item() == 1

# --8<-- [start:partial]
pretrained = {"0.weight": torch.zeros(2, 1), "0.bias": torch.zeros(2), "1.weight": torch.zeros(1000, 2), "1.bias": torch.zeros(1000)}
model = nn.Sequential(nn.Linear(1, 2), nn.Linear(2, 10))
fitting = {name: value for name, value in pretrained.items() if model.state_dict()[name].shape == value.shape}
report = model.load_state_dict(fitting, strict=False)
print(report.missing_keys)
# --8<-- [end:partial]
assert not model[0].weight.any() and model[1].weight.any()
for dtype in (torch.float64, torch.bfloat16):
    model = nn.Linear(1, 1, dtype=dtype)
    model.load_state_dict({"weight": torch.ones(1, 1), "bias": torch.ones(1)})
    assert model.weight.dtype == dtype
