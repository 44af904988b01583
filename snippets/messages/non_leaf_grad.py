# --8<-- [start:raise]
import warnings

import torch

weight = torch.ones(2, requires_grad=True)
double = weight.double()
double.sum().backward()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(double.grad)
print(f"{caught[0].category.__name__}: {str(caught[0].message).split('.  ')[0].split('. Its')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
double = weight.double()
double.retain_grad()
double.sum().backward()
print(double.grad)
# --8<-- [end:cure]
assert weight.grad is not None
