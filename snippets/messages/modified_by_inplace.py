# --8<-- [start:raise]
import torch

x = torch.ones(2, requires_grad=True)
y = x.exp()
y += 1
try:
    y.sum().backward()
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split(': [')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
y = x.exp()
y = y + 1
y.sum().backward()
print(x.grad)
# --8<-- [end:cure]
assert torch.allclose(x.grad, x.detach().exp())
