# --8<-- [start:raise]
import torch

try:
    torch.ones(2, device="meta").numpy()
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
tensor = torch.ones(2)
array = tensor.cpu().numpy()
tensor.zero_()
print(array)
# --8<-- [end:cure]
