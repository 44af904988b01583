# --8<-- [start:raise]
import torch

weight = torch.ones(2, requires_grad=True)
try:
    weight[0] = 5
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
with torch.no_grad():
    weight[0] = 5
print(weight)
# --8<-- [end:cure]
assert weight.tolist() == [5, 1]
