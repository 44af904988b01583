# --8<-- [start:raise]
import torch

try:
    torch.nn.Parameter(torch.tensor([1, 2]))
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
module = torch.nn.Module()
module.register_buffer("steps", torch.tensor([1, 2]))
print(list(module.state_dict()))
# --8<-- [end:cure]
assert not list(module.parameters())
