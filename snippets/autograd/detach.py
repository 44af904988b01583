# --8<-- [start:table]
import torch

WAYS = {
    "y": lambda y: y,
    "y.view_as(y)": lambda y: y.view_as(y),
    "y.clone()": lambda y: y.clone(),
    "y.detach()": lambda y: y.detach(),
    "y.data": lambda y: y.data,
    "y.detach().clone()": lambda y: y.detach().clone(),
    "torch.tensor(y.item())": lambda y: torch.tensor(y.item()),
}
ANSWER = {True: "yes", False: "no"}


def answers(way, x):
    y = x * 2
    kept = way(y)
    before = y._version
    with torch.no_grad():
        kept.add_(1)
    return kept.requires_grad, not torch.equal(y, x * 2), y._version > before


print(f"{'':24}in the graph  same memory  writes counted")
for name, way in WAYS.items():
    graph, memory, counted = (ANSWER[answer] for answer in answers(way, torch.ones((), requires_grad=True)))
    print(f"{name:24}{graph:14}{memory:13}{counted}")
# --8<-- [end:table]
for start in (torch.ones(3, dtype=torch.float64), torch.ones(2, 2).t(), torch.ones(2, dtype=torch.bfloat16),
              torch.ones(4)[::2], torch.ones(2, dtype=torch.complex64), torch.nn.Parameter(torch.ones(2))):
    for name, way in WAYS.items():
        if "item" not in name:
            told = answers(way, torch.ones((), requires_grad=True))
            assert answers(way, start.detach().requires_grad_()) == told, (name, start)

# --8<-- [start:clone-first]
x = torch.ones(2, requires_grad=True)
kept = x.clone()
x.sum().backward()
print(x.grad.tolist(), kept.is_leaf, kept.requires_grad)
kept.sum().backward()
print(x.grad.tolist())
# --8<-- [end:clone-first]
fresh = x.detach().clone().requires_grad_()
assert fresh.is_leaf
fresh.sum().backward()
assert x.grad.tolist() == [2, 2] and fresh.grad.tolist() == [1, 1]
for order in (x.clone().detach(), x.detach().clone()):
    order.add_(5)
    assert x.tolist() == [1, 1] and not order.requires_grad

# --8<-- [start:no-grad]
x = torch.ones(2, requires_grad=True)
with torch.no_grad():
    same = x
    view = x[:1]
    computed = x * 2
print(same.requires_grad, view.requires_grad, computed.requires_grad)
with torch.no_grad():
    view.add_(1)
print(x.tolist())
# --8<-- [end:no-grad]
assert same is x
