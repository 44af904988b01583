# --8<-- [start:ways]
import torch
from torch import nn


def tied(tie):
    net = nn.ModuleList([nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False)])
    tie(*net)
    for layer in net:
        layer.weight.grad = None
    (net[0](torch.ones(1, 1)) + 2 * net[1](torch.ones(1, 1))).sum().backward()
    gradient = net[0].weight.grad.item()
    torch.optim.SGD(net.parameters(), lr=1.0).step()
    return f"{gradient} {torch.equal(net[0].weight, net[1].weight)} {len(list(net.parameters()))}"


def assign(a, b):
    b.weight = a.weight


def data(a, b):
    b.weight.data = a.weight.data


def values(a, b):
    b.load_state_dict(a.state_dict())


def separate(a, b):
    b.weight = nn.Parameter(a.weight.detach().clone())


for tie in (assign, data, values, separate):
    print(f"{tie.__name__:9} {tied(tie)}")
# --8<-- [end:ways]

# --8<-- [start:broken]
net = nn.Sequential(nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False))
net[1].weight = net[0].weight
net[0].weight = nn.Parameter(torch.full((1, 1), 3.0))
print(net[1].weight is net[0].weight)
net[1].weight = net[0].weight
net.double()
print(net[1].weight is net[0].weight)
# --8<-- [end:broken]
assert tied(assign) == "3.0 True 1" and tied(data) == "1.0 True 2" and tied(separate) == "1.0 False 2"
layer = nn.Linear(1, 1)
twice = nn.Sequential(layer, layer)
assert len(list(twice.parameters())) == 2 and len(list(twice.state_dict())) == 4
net.to("meta")
assert net[1].weight is not net[0].weight
