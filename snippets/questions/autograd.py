import linecache

import torch


def line_of(error):
    frame = error.__traceback__
    return linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()


# --8<-- [start:saved]
import torch

x = torch.ones(2, requires_grad=True)
y = x.sigmoid()
y.mul_(2)
try:
    y.sum().backward()
    print("done")
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:saved]
# draw: x, y

# --8<-- [start:saved-unneeded]
import torch

x = torch.ones(2, requires_grad=True)
y = x + 1
y.mul_(2)
try:
    y.sum().backward()
    print("done")
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:saved-unneeded]

# --8<-- [start:leaf]
import torch

w = torch.ones(2, requires_grad=True)
try:
    w += 1
    print(w.sum().item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:leaf]
# draw: w

# --8<-- [start:leaf-guarded]
import torch

w = torch.ones(2, requires_grad=True)
try:
    with torch.no_grad():
        w += 1
    print(w.sum().item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:leaf-guarded]

# --8<-- [start:detached]
import torch

w = torch.ones(2, requires_grad=True)
d = w.detach()
d.zero_()
print(w.sum().item())
# --8<-- [end:detached]
# draw: w, d

# --8<-- [start:detached-cloned]
import torch

w = torch.ones(2, requires_grad=True)
d = w.detach().clone()
d.zero_()
print(w.sum().item())
# --8<-- [end:detached-cloned]

# --8<-- [start:data]
import torch

x = torch.tensor([3.0], requires_grad=True)
y = x * x
x.data.fill_(10.0)
try:
    y.backward()
    print(x.grad.item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:data]
# draw: x, y

# --8<-- [start:data-untouched]
import torch

x = torch.tensor([3.0], requires_grad=True)
y = x * x
try:
    y.backward()
    print(x.grad.item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:data-untouched]

# --8<-- [start:data-noticed]
import torch

x = torch.tensor([3.0], requires_grad=True)
y = x * x
with torch.no_grad():
    x.fill_(10.0)
try:
    y.backward()
    print(x.grad.item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:data-noticed]

# --8<-- [start:grad]
import torch

w = torch.ones(1, requires_grad=True)
w.sum().backward()
kept = w.grad
w.sum().backward()
print(kept.item())
# --8<-- [end:grad]
# draw: w, kept

# --8<-- [start:grad-cloned]
import torch

w = torch.ones(1, requires_grad=True)
w.sum().backward()
kept = w.grad.clone()
w.sum().backward()
print(kept.item())
# --8<-- [end:grad-cloned]

# --8<-- [start:expanded]
import torch

row = torch.zeros(1, 3)
table = row.expand(2, 3)
try:
    table[0] = 1.0
    print(table.sum().item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:expanded]
# draw: row, table

# --8<-- [start:expanded-repeated]
import torch

row = torch.zeros(1, 3)
table = row.repeat(2, 1)
try:
    table[0] = 1.0
    print(table.sum().item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:expanded-repeated]

# --8<-- [start:expanded-refused]
import torch

row = torch.zeros(1, 3)
table = row.expand(2, 3)
try:
    table += 1.0
    print(table.sum().item())
except RuntimeError:
    print("RuntimeError")
# --8<-- [end:expanded-refused]

# --8<-- [start:logged]
import torch

w = torch.ones(1, requires_grad=True)
losses = [(w * 2).sum() for _ in range(3)]
print(losses[0].grad_fn is None)
# --8<-- [end:logged]
# draw: w, losses

# --8<-- [start:logged-item]
import torch

w = torch.ones(1, requires_grad=True)
losses = [(w * 2).sum().detach() for _ in range(3)]
print(losses[0].grad_fn is None)
# --8<-- [end:logged-item]

# --8<-- [start:which-line]
try:
    x = torch.ones(2, requires_grad=True)
    y = x.exp()
    z = y.sum()
    y.add_(1)
    z.backward()
except RuntimeError as error:
    print(line_of(error))
# --8<-- [end:which-line]
# draw: x, y, z
