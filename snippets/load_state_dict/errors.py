import warnings

# --8<-- [start:keys]
import torch
from torch import nn
from torch.ao.quantization import PerChannelMinMaxObserver

model = nn.Linear(2, 1)
wrong = {"weight": torch.ones(1, 2), "scale": torch.ones(1)}
try:
    model.load_state_dict(wrong)
except RuntimeError as error:
    print(type(error).__name__)
    print(*str(error).splitlines(), sep="\n")
# --8<-- [end:keys]
assert model.weight.tolist() == [[1, 1]]

# --8<-- [start:not-strict]
result = model.load_state_dict(wrong, strict=False)
print(result.missing_keys, result.unexpected_keys)
# --8<-- [end:not-strict]
assert result is not model
assert model.load_state_dict(model.state_dict()) == ([], [])

# --8<-- [start:shape]
nn.init.zeros_(model.bias)
state = {"weight": torch.zeros(3, 2), "bias": torch.full((1,), 9.0)}
try:
    model.load_state_dict(state, strict=False)
except RuntimeError as error:
    print(str(error).splitlines()[1].strip())
print(model.bias.tolist())
# --8<-- [end:shape]
scalar = nn.ParameterDict({"p": nn.Parameter(torch.tensor(0.0))})
scalar.load_state_dict({"p": torch.ones(1)})
assert scalar["p"].item() == 1 and scalar["p"].dim() == 0
try:
    scalar.load_state_dict({"p": torch.tensor([5.0, 6.0])})
    fits = scalar["p"].item() == 5
except RuntimeError:
    fits = False
assert not fits or torch.__version__ < "2.13"
norm = nn.BatchNorm1d(1)
assert norm.load_state_dict({k: v for k, v in norm.state_dict().items() if "num" not in k}) == ([], [])
assert model.weight.tolist() == [[1, 1]]
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    lazy = nn.LazyLinear(1)
assert lazy.load_state_dict(nn.Linear(7, 1).state_dict()) == ([], [])
assert lazy.weight.shape == (1, 7)
observers = PerChannelMinMaxObserver(), PerChannelMinMaxObserver()
observers[0](torch.ones(3, 4))
assert observers[1].min_val.shape == (0,)
assert observers[1].load_state_dict(observers[0].state_dict()) == ([], [])
assert observers[1].min_val.shape == (3,)
