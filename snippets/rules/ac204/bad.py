# --8<-- [start:write]
import torch


def fit(x, y):
    w = torch.zeros(1, requires_grad=True)
    for epoch in range(3):
        loss = (w * x - y).square().mean()
        loss.backward()
        w -= 0.1 * w.grad  # (1)!
        w.grad.zero_()
    return w


try:
    fit(torch.ones(4), torch.ones(4))
except RuntimeError as error:
    print(error)
# --8<-- [end:write]
w = torch.ones(2, requires_grad=True)
for method in ("zero_", "add_", "fill_", "copy_", "mul_", "clamp_"):
    arguments = () if method == "zero_" else (torch.tensor(2.0),)
    try:
        getattr(w, method)(*arguments)
    except RuntimeError as error:
        assert str(error).startswith("a leaf Variable that requires grad")
    else:
        raise AssertionError(method)
try:
    w[0] = 2.0
except RuntimeError as error:
    assert str(error).startswith("a view of a leaf Variable that requires grad")
else:
    raise AssertionError("w[0]")
assert w.tolist() == [1, 1]

# --8<-- [start:data]
w = torch.ones(2, requires_grad=True)
loss = (w * w).sum()
w.data[0] = 5.0  # (1)!
loss.backward()
print(loss.item(), w.grad)
# --8<-- [end:data]
assert w.grad.tolist() == [10, 2]

w = torch.ones(2, requires_grad=True)
view = w.view(2)
assert not view.is_leaf
try:
    view[0] = 5.0
except RuntimeError as error:
    assert str(error).startswith("a view of a leaf Variable that requires grad")
else:
    raise AssertionError("a view")
result = w.exp()
result[0] = 5.0
try:
    result.sum().backward()
except RuntimeError as error:
    assert "modified by an inplace operation" in str(error)
else:
    raise AssertionError("exp")
