# --8<-- [start:raise]
import torch

weight = torch.ones(2, requires_grad=True)
copied = weight.detach().clone().requires_grad_()
try:
    torch.autograd.grad(copied.sum(), weight)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
gradient, = torch.autograd.grad(weight.clone().sum(), weight)
print(gradient)
# --8<-- [end:cure]
assert gradient.tolist() == [1, 1]
