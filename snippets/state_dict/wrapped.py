# --8<-- [start:keys]
import torch
from torch import nn

model = nn.Linear(1, 1)
wrapped = nn.DataParallel(model)
print(list(wrapped.state_dict()))
print(list(wrapped.module.state_dict()), wrapped.module is model)
# --8<-- [end:keys]
try:
    nn.Linear(1, 1).load_state_dict(wrapped.state_dict())
except RuntimeError as error:
    assert "Missing key(s)" in str(error)
else:
    raise AssertionError
if hasattr(torch, "compile"):
    compiled = torch.compile(model, backend="eager")
    assert list(compiled.state_dict()) == ["_orig_mod.weight", "_orig_mod.bias"]
    assert compiled._orig_mod is model
if hasattr(model, "compile"):
    inner = nn.Linear(1, 1)
    inner.compile()
    assert list(inner.state_dict()) == ["weight", "bias"]
average = torch.optim.swa_utils.AveragedModel(model)
expected = ["n_averaged", "module.weight", "module.bias"]
assert list(average.state_dict()) == expected
state = wrapped.state_dict()
nn.modules.utils.consume_prefix_in_state_dict_if_present(state, "module.")
assert nn.Linear(1, 1).load_state_dict(state) == ([], [])
