# --8<-- [start:raise]
import torch

weight = torch.ones(2, requires_grad=True)
loss = (weight.detach() * 3).sum()
try:
    loss.backward()
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
loss = (weight * 3).sum()
loss.backward()
print(weight.grad)
# --8<-- [end:cure]
assert weight.grad.tolist() == [3, 3]
