# --8<-- [start:rectified]
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(inplace=True), nn.Linear(4, 1))
kept = {}
net[0].register_forward_hook(lambda module, args, output: kept.update(lent=output.detach(), own=output.detach().clone()))
x = torch.randn(5, 3)
net(x)
print("negative values:", int((kept["lent"] < 0).sum()), int((kept["own"] < 0).sum()))
print("the layer's output:", torch.equal(kept["lent"], net[0](x)))
# --8<-- [end:rectified]
net(x)
expected = nn.functional.linear(x, net[0].weight, net[0].bias)
assert torch.equal(kept["own"], expected) and torch.equal(kept["lent"], expected.relu())


# --8<-- [start:changes]
class Block(nn.Module):
    def __init__(self, change):
        super().__init__()
        self.layer, self.change = nn.Identity(), change

    def forward(self, x):
        return self.change(self.layer(x * 1))


CHANGES = {
    "y + 1": lambda y: y + 1,
    "y += 1": lambda y: y.__iadd__(1),
    "relu(y)": torch.relu,
    "relu_(y)": torch.relu_,
    "dropout(y, inplace=True)": lambda y: nn.functional.dropout(y, 0.5, inplace=True),
    "y[0] = 0": lambda y: (y.__setitem__(0, 0), y)[1],
    "y.clamp_(0, 1)": lambda y: y.clamp_(0, 1),
    "layer_norm(y)": lambda y: nn.functional.layer_norm(y, y.shape),
}


def overwrites(change, x, way=lambda output: output.detach()):
    block, kept = Block(change), []
    block.layer.register_forward_hook(lambda module, args, output: kept.append(way(output)))
    block(x)
    return not torch.equal(kept[0], x)


x = torch.tensor([[-2.0, 3.0, -4.0, 5.0]])
for name, change in CHANGES.items():
    print(f"{name:25} {'overwritten' if overwrites(change, x) else 'kept'}")
# --8<-- [end:changes]
for name, change in CHANGES.items():
    told = overwrites(change, x)
    for start in (x.double(), x.bfloat16(), x.reshape(2, 2).t(), torch.ones(1, 2, 2, 2).mul(-3).to(memory_format=torch.channels_last)):
        assert overwrites(change, start) == told, name
        with torch.no_grad():
            assert overwrites(change, start, lambda output: output) == told, name
        assert not overwrites(change, start, lambda output: output.detach().clone())
    assert overwrites(change, x.clone().requires_grad_()) == told

# --8<-- [start:ways]
def ways(output):
    return {
        "output": output,
        "output.detach()": output.detach(),
        "output.data": output.data,
        "output.cpu()": output.detach().cpu(),
        "output.numpy()": output.detach().numpy(),
        "output.flatten(1)": output.detach().flatten(1),
        "output.clone()": output.detach().clone(),
        "output.mean(0)": output.detach().mean(0),
    }


kept = {}
layer = nn.Linear(3, 4)
layer.register_forward_hook(lambda module, args, output: kept.update(ways(output)))
with torch.no_grad():
    nn.Sequential(layer, nn.ReLU(inplace=True))(torch.ones(2, 3).mul(-1))
    clean = ways(nn.functional.linear(torch.ones(2, 3).mul(-1), layer.weight, layer.bias))
for name in clean:
    same = bool((torch.as_tensor(kept[name]) == torch.as_tensor(clean[name])).all())
    print(f"{name:18} {'kept' if same else 'overwritten'}")
# --8<-- [end:ways]

# --8<-- [start:input]
kept = []
act = nn.ReLU(inplace=True)
act.register_forward_hook(lambda module, args, output: kept.append((args[0], output)))
act(torch.tensor([-1.0, 2.0]))
before, after = kept[0]
print(before.tolist(), before is after)
# --8<-- [end:input]
kept.clear()
act.register_forward_pre_hook(lambda module, args: kept.append(args[0].clone()))
act(torch.tensor([-1.0, 2.0]))
assert kept[0].tolist() == [-1, 2]
