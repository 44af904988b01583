# --8<-- [start:raise]
import torch

x = torch.arange(6).view(2, 3)
try:
    x.t().view(6)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
y = x.t().reshape(6)
print(y.data_ptr() == x.data_ptr())
# --8<-- [end:cure]

