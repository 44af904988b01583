# --8<-- [start:raise]
import torch

steps = torch.tensor([3, 4])
try:
    steps *= 0.5
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(steps * 0.5)
# --8<-- [end:cure]

