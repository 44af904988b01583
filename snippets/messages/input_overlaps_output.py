# --8<-- [start:raise]
import torch

x = torch.arange(5)
try:
    x[1:] += x[:-1]
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
x[1:] += x[:-1].clone()
print(x)
# --8<-- [end:cure]
assert x.tolist() == [0, 1, 3, 5, 7]
