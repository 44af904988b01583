# --8<-- [start:raise]
import torch

weight = torch.ones(2, requires_grad=True).double()
try:
    torch.optim.SGD([weight], lr=0.1)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
weight = torch.ones(2).double().requires_grad_()
print(torch.optim.SGD([weight], lr=0.1).param_groups[0]["params"])
# --8<-- [end:cure]

