# --8<-- [start:kept]
import torch

x = torch.tensor([-1.0, 2.0], requires_grad=True)
y = x * 1
detached = y.detach()
cloned = y.detach().clone()
# --8<-- [end:kept]
# draw: y, detached, cloned
assert detached.data_ptr() == y.data_ptr() != cloned.data_ptr()

# --8<-- [start:written]
torch.relu_(y)
print(detached.tolist(), cloned.tolist())
# --8<-- [end:written]
# draw: y, detached, cloned
assert detached.tolist() == [0, 2]
