import warnings

# --8<-- [start:shared]
import torch
from torch import nn


def network():
    net = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(net.weight)
    return net


def train(hand_over, reset):
    shared, local = network(), network()
    optimizer = torch.optim.SGD(shared.parameters(), lr=0.1)
    for _ in range(3):
        reset(optimizer, local)
        local(torch.ones(1, 1)).sum().backward()
        for p, q in zip(local.parameters(), shared.parameters()):
            q.grad = hand_over(p.grad)
        optimizer.step()
        local.load_state_dict(shared.state_dict())
    return round(shared.weight.item(), 4)


print("set_to_none=True: ", train(lambda grad: grad, lambda o, local: o.zero_grad()))
print("set_to_none=False:", train(lambda grad: grad, lambda o, local: o.zero_grad(set_to_none=False)))
# --8<-- [end:shared]

# --8<-- [start:own]
print("clone, and each zeroes its own:", train(lambda grad: grad.clone(), lambda o, local: local.zero_grad()))
# --8<-- [end:own]
assert train(lambda grad: grad, lambda o, local: local.zero_grad()) == -0.3

# --8<-- [start:kept]
def keep(how, reset):
    w = torch.ones(2, requires_grad=True)
    kept = []
    for factor in (1, 2, 3):
        reset(w)
        (factor * w).sum().backward()
        kept.append(how(w.grad))
    return [grad[0].item() for grad in kept]


def none(w):
    w.grad = None


def zero(w):
    if w.grad is not None:
        w.grad.zero_()


print("never reset:   ", keep(lambda grad: grad, lambda w: None))
print("grad.zero_():  ", keep(lambda grad: grad, zero))
print("grad = None:   ", keep(lambda grad: grad, none))
print("clone, zero_():", keep(lambda grad: grad.clone(), zero))
# --8<-- [end:kept]

# --8<-- [start:norms]
w = torch.ones(2, requires_grad=True)
w.sum().backward()
before, own = w.grad, w.grad.clone()
nn.utils.clip_grad_norm_([w], 1.0)
print(f"{before.norm():.2f} {own.norm():.2f}")
# --8<-- [end:norms]

# --8<-- [start:views]
def twice(add):
    p, q = nn.Parameter(torch.ones(2, 3)), nn.Parameter(torch.ones(2, 3))
    for _ in range(2):
        (add(p, q) ** 2).sum().backward()
    result = p.grad[0, 0].item()
    q.grad.zero_()
    return result, p.grad[0, 0].item()


print(twice(lambda p, q: (p + q).reshape(6)))
print(twice(lambda p, q: p.reshape(6) + q.reshape(6)))
# --8<-- [end:views]
for add in (lambda p, q: p.t() + q.t(), lambda p, q: p[None] + q[None]):
    assert twice(add) == (12, 0)
p, q = nn.Parameter(torch.ones(6)), nn.Parameter(torch.ones(6))
for parameter in (p, q):
    parameter.register_hook(torch.clone)
for _ in range(2):
    ((p.view(2, 3) + q.view(2, 3)) ** 2).sum().backward()
assert p.grad.tolist() == [8] * 6
p, seed = nn.Parameter(torch.ones(6)), torch.ones(6)
p.view(2, 3).backward(seed.view(2, 3))
seed.fill_(5)
assert p.grad.tolist() == [5] * 6
p.grad = None
p.backward(seed)
assert p.grad.data_ptr() != seed.data_ptr()
p, q = nn.Parameter(torch.ones(2)), nn.Parameter(torch.ones(2))
(torch.cat([p, q]) ** 2).sum().backward()
assert q.grad.data_ptr() - p.grad.data_ptr() == 8
p.grad.zero_()
assert q.grad.tolist() == [2, 2]

# --8<-- [start:one-for-two]
a, b = torch.zeros(2, requires_grad=True), torch.zeros(2, requires_grad=True)
for_a, for_b = torch.autograd.grad(((a + b) * 2).sum(), (a, b))
for_a.zero_()
print(for_b.tolist())
((a + b) * 2).sum().backward()
a.grad.zero_()
print(b.grad.tolist())
# --8<-- [end:one-for-two]
for dtype in (torch.float64, torch.bfloat16, torch.complex64):
    a, b = (torch.zeros(2, 2, dtype=dtype).requires_grad_() for _ in range(2))
    seed = torch.ones(2, 2, dtype=dtype)
    first, second = torch.autograd.grad(a + b, (a, b), seed)
    assert first.data_ptr() == second.data_ptr() == seed.data_ptr()
    (a + b).backward(seed)
    assert len({a.grad.data_ptr(), b.grad.data_ptr(), seed.data_ptr()}) == 3
w = torch.ones(2, requires_grad=True)
w.sum().backward()
kept = w.grad
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    w.sum().backward(create_graph=True)
assert kept.tolist() == [1, 1] and w.grad.tolist() == [2, 2]
