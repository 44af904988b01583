# --8<-- [start:raise]
import torch

x = torch.arange(6)
try:
    x.view(4)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(x.view(2, -1).shape)
# --8<-- [end:cure]

