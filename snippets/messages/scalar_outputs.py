# --8<-- [start:raise]
import torch

weight = torch.ones(2, requires_grad=True)
losses = weight * 3
try:
    losses.backward()
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
losses.mean().backward()
print(weight.grad)
# --8<-- [end:cure]
assert weight.grad.tolist() == [1.5, 1.5]
