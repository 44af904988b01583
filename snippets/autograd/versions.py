# --8<-- [start:counter]
import torch

y = torch.zeros(4, requires_grad=True).exp()
part, detached, data = y[:2], y.detach(), y.data
part.add_(1)
detached.add_(1)
print("after two writes: ", y._version)
data.add_(1)
detached.numpy()[:] = 0
print("after four writes:", y._version)
# --8<-- [end:counter]
import copy

assert part._version == detached._version == y._version == 2
assert data._version == 1 and y.detach().tolist() == [0, 0, 0, 0]
for own in (copy.copy, torch.from_dlpack):
    x = torch.zeros(1, requires_grad=True)
    y = x.exp()
    own(y.detach()).mul_(9)
    assert y._version == 0
    y.backward()
    assert x.grad.item() == 9
for dtype in (torch.float64, torch.bfloat16, torch.int64, torch.complex64, torch.bool):
    base = torch.zeros(2, 2, dtype=dtype)
    base.t().fill_(1)
    assert base._version == 1 and base.detach()._version == 1 and base.data._version == 0
base = torch.zeros(2, device="meta")
base.view(2, 1).add_(1)
assert base._version == 1
base = torch.nn.Parameter(torch.zeros(2))
base.detach().add_(1)
assert base._version == 1 and base.clone()._version == 0
with torch.no_grad():
    base.add_(1)
assert base._version == 2


class Tagged(torch.Tensor):
    pass


base = torch.zeros(2).as_subclass(Tagged)
base[:1].add_(1)
assert base._version == 1

# --8<-- [start:silent]
WRITES = {
    "none": lambda y: None,
    "y.detach().mul_(9)": lambda y: y.detach().mul_(9),
    "under no_grad": torch.no_grad()(lambda y: y.mul_(9)),
    "y.data.mul_(9)": lambda y: y.data.mul_(9),
    "through NumPy": lambda y: y.detach().numpy().__imul__(9),
}
for name, write in WRITES.items():
    x = torch.zeros(1, requires_grad=True)
    y = x.exp()
    write(y)
    try:
        y.backward()
        print(f"{name:20} gradient {x.grad.item()}")
    except RuntimeError as error:
        print(f"{name:20} {type(error).__name__}")
# --8<-- [end:silent]
for dtype in (torch.float64, torch.complex64):
    for name, write in WRITES.items():
        x = torch.zeros(2, dtype=dtype).requires_grad_()
        y = x.exp()
        write(y)
        if name in ("y.detach().mul_(9)", "under no_grad"):
            try:
                y.backward(torch.ones_like(y))
                raise AssertionError(name)
            except RuntimeError:
                continue
        y.backward(torch.ones_like(y))
        assert x.grad.tolist() == [1 if name == "none" else 9] * 2, name

# --8<-- [start:statistics]
def gradient(train_between):
    norm = torch.nn.BatchNorm1d(1)
    x = torch.zeros(2, 1, requires_grad=True)
    loss = norm.eval()(x).sum()
    if train_between:
        norm.train()(torch.tensor([[0.0], [100.0]]))
    loss.backward()
    return round(x.grad[0].item(), 3)


print(gradient(train_between=False), gradient(train_between=True))
# --8<-- [end:statistics]

# --8<-- [start:inference]
with torch.inference_mode():
    y = torch.ones(2)
try:
    y._version
except RuntimeError as error:
    print(error)
y = y.clone()
print(y._version)
# --8<-- [end:inference]
with torch.inference_mode():
    inner = torch.ones(2).clone()
assert inner.is_inference() and not inner.clone().is_inference()
