# --8<-- [start:raise]
import torch

x = torch.ones(2, dtype=torch.bfloat16)
try:
    x.numpy()
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(x.float().numpy())
# --8<-- [end:cure]

