# --8<-- [start:error]
import torch

x = torch.zeros(2, requires_grad=True)
y = x.exp()
y.add_(1)
try:
    y.sum().backward()
except RuntimeError as error:
    print(str(error).split(". Hint")[0])
# --8<-- [end:error]

# --8<-- [start:table]
OPERATIONS = {
    "x + 1": lambda x: x + 1,
    "x * 2": lambda x: x * 2,
    "x.sum(0)": lambda x: x.sum(0),
    "x.clone()": lambda x: x.clone(),
    "x * x": lambda x: x * x,
    "x ** 2": lambda x: x ** 2,
    "x.log()": lambda x: x.log(),
    "x.sin()": lambda x: x.sin(),
    "x @ w": lambda x: x @ torch.ones(2, 2, dtype=x.dtype, requires_grad=True),
    "x.exp()": lambda x: x.exp(),
    "x.sqrt()": lambda x: x.sqrt(),
    "x.sigmoid()": lambda x: x.sigmoid(),
    "x.tanh()": lambda x: x.tanh(),
    "x.relu()": lambda x: x.relu(),
    "x.softmax(0)": lambda x: x.softmax(0),
    "x.norm()": lambda x: x.norm(),
    "x.logsumexp(0)": lambda x: x.logsumexp(0),
    "leaky_relu(x)": lambda x: torch.nn.functional.leaky_relu(x),
    "gelu(x)": lambda x: torch.nn.functional.gelu(x),
}


def refused(operation, change, start):
    x = start.clone().requires_grad_() * 1
    y = operation(x)
    (x if change == "input" else y).mul_(3)
    try:
        y.backward(torch.ones_like(y))
    except RuntimeError:
        return True
    return False


def needs(operation, start=torch.ones(2, 2)):
    return [side for side in ("input", "output") if refused(operation, side, start)]


for name, operation in OPERATIONS.items():
    print(f"{name:14} {' and '.join(needs(operation)) or 'neither'}")
# --8<-- [end:table]
for name, operation in OPERATIONS.items():
    told = needs(operation)
    assert needs(operation, torch.ones(2, 2, dtype=torch.float64)) == told, name
    assert needs(operation, torch.ones(2, 2, dtype=torch.bfloat16)) == told, name
    assert needs(operation, torch.ones(2, 2).t()) == told, name
    assert needs(operation, torch.ones(4, 4)[::2, ::2]) == told, name
for name in ("x.exp()", "x.tanh()", "x * x", "x + 1"):
    assert needs(OPERATIONS[name], torch.ones(2, 2, dtype=torch.complex64)) == needs(OPERATIONS[name]), name
    assert needs(OPERATIONS[name], torch.ones(2, 2, device="meta")) == needs(OPERATIONS[name]), name

# --8<-- [start:constant]
w = torch.ones(2)
x = torch.ones(2, requires_grad=True)
loss = (x * w).sum()
w.mul_(3)
try:
    loss.backward()
except RuntimeError as error:
    print("w:", str(error).split(":")[0])

x = torch.ones(2) * 1
w = torch.ones(2, requires_grad=True)
loss = (x + w).sum()
x.mul_(3)
loss.backward()
print("x + w:", w.grad.tolist())
# --8<-- [end:constant]
x = torch.ones(2, requires_grad=True) * 1
w = torch.ones(2)
loss = (x * w).sum()
x.mul_(3)
loss.backward()
assert x.tolist() == [3, 3]
