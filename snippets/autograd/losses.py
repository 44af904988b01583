# --8<-- [start:kept]
import weakref

import torch

alive = weakref.WeakSet()


class Saved:
    def __init__(self, tensor):
        self.tensor = tensor
        alive.add(self)


def saved_after(keep, steps=10):
    w = torch.ones(1, requires_grad=True)
    kept = []
    with torch.autograd.graph.saved_tensors_hooks(Saved, lambda saved: saved.tensor):
        for _ in range(steps):
            kept.append(keep((w * w).log()))
    return len(alive)


print("loss:         ", saved_after(lambda loss: loss))
print("loss.detach():", saved_after(lambda loss: loss.detach()))
print("loss.item():  ", saved_after(lambda loss: loss.item()))
# --8<-- [end:kept]
assert not alive

# --8<-- [start:backward]
def after_backward(loss):
    loss.backward()
    return loss


print(saved_after(after_backward))
# --8<-- [end:backward]


def after_retaining(loss):
    loss.backward(retain_graph=True)
    return loss


assert saved_after(after_retaining) == saved_after(lambda loss: loss) > saved_after(after_backward) == 0

# --8<-- [start:running]
def nodes(node):
    return 1 + sum(nodes(child) for child, _ in node.next_functions if child)


w = torch.ones(1, requires_grad=True)
total = mean = 0
for _ in range(3):
    loss = w * 2
    loss.backward()
    total += loss
    mean += loss.item() / 4
    print(nodes(total.grad_fn), total.requires_grad, mean)
# --8<-- [end:running]

# --8<-- [start:alias]
losses = [torch.tensor(1.0), torch.tensor(2.0), torch.tensor(3.0)]
total = losses[0]
for loss in losses[1:]:
    total += loss
print([loss.item() for loss in losses])

losses = [torch.tensor(1.0), torch.tensor(2.0), torch.tensor(3.0)]
total = 0
for loss in losses:
    total += loss
print([loss.item() for loss in losses], total.item())
# --8<-- [end:alias]

# --8<-- [start:detached]
loss = w.sum() * 1
history = [loss.detach()]
with torch.no_grad():
    loss /= 4
print(history[0].item())
# --8<-- [end:detached]
for dtype in (torch.float64, torch.bfloat16, torch.complex64):
    loss = torch.ones((), dtype=dtype).requires_grad_() * 1
    lent, own = loss.detach(), loss.detach().clone()
    with torch.no_grad():
        loss /= 4
    assert lent == 0.25 and own == 1
