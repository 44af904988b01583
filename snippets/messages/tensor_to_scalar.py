# --8<-- [start:raise]
import torch

losses = torch.tensor([1.0, 3.0])
try:
    losses.item()
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(losses.mean().item(), losses.tolist())
# --8<-- [end:cure]
