# --8<-- [start:write]
import torch


def fit(x, y):
    w = torch.zeros(1, requires_grad=True)
    for epoch in range(3):
        loss = (w * x - y).square().mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
        w.grad.zero_()
    return w


w = fit(torch.ones(4), torch.ones(4))
print(f"{w.item():.3f}", w.is_leaf, w.requires_grad)
# --8<-- [end:write]
assert abs(w.item() - (1 - 0.8**3)) < 1e-6

# --8<-- [start:before]
w = torch.ones(2)
w[0] = 2.0
w.requires_grad_()
print(w)
# --8<-- [end:before]
assert w.is_leaf and w.requires_grad

# --8<-- [start:caught]
w = torch.ones(2, requires_grad=True)
loss = (w * w).sum()
with torch.no_grad():
    w[0] = 5.0
try:
    loss.backward()
except RuntimeError as error:
    print(str(error).split(":")[0])
# --8<-- [end:caught]
assert w.grad is None

v = torch.ones(2, requires_grad=True)
moved = v * 1
moved[0] = 5.0
moved.sum().backward()
assert v.grad.tolist() == [0, 1]
with torch.no_grad():
    torch.nn.init.zeros_(v)
torch.nn.init.ones_(v)
assert v.tolist() == [1, 1]


@torch.no_grad()
def step(w):
    w.add_(1)


step(v)
assert v.tolist() == [2, 2]
