# --8<-- [start:raise]
import torch

x = torch.ones(3)
try:
    x += torch.ones(2, 3)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
x = x + torch.ones(2, 3)
print(x.shape)
# --8<-- [end:cure]

