# --8<-- [start:raise]
import torch

weight = torch.ones(2, device="meta")
x = torch.ones(2)
x.to("meta")
try:
    torch.dot(weight, x)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split(',')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
x = x.to("meta")
print(torch.dot(weight, x).device)
# --8<-- [end:cure]

