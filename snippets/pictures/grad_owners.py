# --8<-- [start:one]
import torch

local, shared = torch.zeros(2, requires_grad=True), torch.zeros(2, requires_grad=True)
local.sum().backward()
shared.grad = local.grad
grads = {"local": local.grad, "shared": shared.grad}
# --8<-- [end:one]
# draw: grads
assert local.grad is shared.grad

# --8<-- [start:none]
shared.grad = None
local.sum().backward()
grads = {"local": local.grad, "shared": shared.grad}
print(local.grad.tolist())
# --8<-- [end:none]
# draw: grads
assert local.grad.tolist() == [2, 2]

# --8<-- [start:clone]
local.grad = None
local.sum().backward()
shared.grad = local.grad.clone()
grads = {"local": local.grad, "shared": shared.grad}
# --8<-- [end:clone]
# draw: grads
assert local.grad.tolist() == [1, 1]
