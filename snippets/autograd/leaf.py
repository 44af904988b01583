# --8<-- [start:error]
import torch

w = torch.zeros(2, requires_grad=True)
for change in (lambda: w.add_(1), lambda: w[:1].add_(1), lambda: w.__setitem__(0, 1.0)):
    try:
        change()
    except RuntimeError as error:
        print(error)
# --8<-- [end:error]

# --8<-- [start:instead]
with torch.no_grad():
    w.add_(1)
    w[0] = 5
print(w.tolist(), w.is_leaf, w.requires_grad)
# --8<-- [end:instead]
for dtype in (torch.float64, torch.bfloat16, torch.complex64):
    for leaf in (torch.zeros(2, 2, dtype=dtype).t(), torch.nn.Parameter(torch.zeros(2, dtype=dtype)),
                 torch.zeros(2, dtype=dtype, device="meta")):
        leaf.requires_grad_()
        try:
            leaf.mul_(2)
            raise AssertionError(leaf)
        except RuntimeError as error:
            assert "leaf Variable" in str(error)
        with torch.no_grad():
            leaf.mul_(2)
        assert leaf.is_leaf

# --8<-- [start:lost]
w = torch.ones(2, requires_grad=True)
w = w * 0.1
w.sum().backward()
print(w.is_leaf)
# --8<-- [end:lost]
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    assert w.grad is None
scaled = torch.ones(2, requires_grad=True)
for same, made in ((scaled.to(torch.float32), True), (scaled.to(torch.float64), False), (scaled.contiguous(), True),
                   (scaled.clone(), False), (scaled.view(2), False)):
    assert (same is scaled) is made and same.is_leaf is made

# --8<-- [start:update]
w = start = torch.ones(1, requires_grad=True)
w.sum().backward()
w = w - 0.1 * w.grad
print(w is start, w.is_leaf, start.item())
w = start
with torch.no_grad():
    w -= 0.1 * w.grad
print(w is start, w.is_leaf, round(start.item(), 4))
# --8<-- [end:update]

# --8<-- [start:views]
parts = {
    "x[:2]": lambda x: x[:2],
    "x.unbind()[0]": lambda x: x.unbind()[0],
    "x.split(2)[0]": lambda x: x.split(2)[0],
    "next(iter(x))": lambda x: next(iter(x)),
    "x[0]": lambda x: x[0],
}
for name, part in parts.items():
    x = torch.ones(4, requires_grad=True) * 1
    try:
        part(x).mul_(2)
        print(f"{name:14} {x.sum().item()}")
    except RuntimeError as error:
        print(f"{name:14} {str(error).split('. ')[1]}")
# --8<-- [end:views]
x = torch.ones(4, requires_grad=True) * 1
with torch.no_grad():
    view = x[:2]
try:
    view.mul_(2)
    raise AssertionError
except RuntimeError as error:
    assert "created in no_grad mode" in str(error)
