# --8<-- [start:raise]
import torch

weight = torch.ones(2, requires_grad=True)
try:
    weight.numpy()
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).rstrip('.')}")
# --8<-- [end:raise]

# --8<-- [start:cure]
kept = weight.detach().numpy().copy()
with torch.no_grad():
    weight.zero_()
print(kept)
# --8<-- [end:cure]

