# --8<-- [start:after]
import torch
from torch import nn

LAYERS = [nn.Linear(2, 2), nn.Conv2d(2, 2, 1), nn.BatchNorm2d(2), nn.LayerNorm(2), nn.MaxPool2d(1), nn.GELU(),
          nn.ReLU(), nn.Sigmoid(), nn.Tanh(), nn.Softmax(-1)]


def follow(layer, x):
    try:
        nn.ReLU(inplace=True)(layer(x)).sum().backward()
        return "works"
    except RuntimeError as error:
        return type(error).__name__


for layer in LAYERS:
    print(f"{type(layer).__name__:12} {follow(layer, torch.ones(2, 2, 2, 2, requires_grad=True))}")
# --8<-- [end:after]
for layer in LAYERS:
    told = follow(layer, torch.ones(2, 2, 2, 2, requires_grad=True))
    double = torch.ones(2, 2, 2, 2, dtype=torch.float64, requires_grad=True)
    assert follow(layer.double(), double) == told
    last = torch.ones(2, 2, 2, 2).to(memory_format=torch.channels_last).requires_grad_()
    assert follow(layer.float(), last) == told

# --8<-- [start:input]
x = torch.tensor([-1.0, 2.0])
nn.ReLU(inplace=True)(x)
print(x.tolist())
# --8<-- [end:input]

# --8<-- [start:residual]
class Block(nn.Module):
    def __init__(self, inplace):
        super().__init__()
        self.act = nn.ReLU(inplace=inplace)

    def forward(self, x):
        return x + self.act(x)


x = torch.tensor([-1.0, 2.0])
print("expected:    ", Block(inplace=False)(x).tolist())
print("inplace=True:", Block(inplace=True)(x).tolist())
# --8<-- [end:residual]
w = torch.tensor([-1.0, 2.0], requires_grad=True)
Block(inplace=True)(w * 1).sum().backward()
assert w.grad.tolist() == [0, 2]
w.grad = None
Block(inplace=False)(w * 1).sum().backward()
assert w.grad.tolist() == [1, 2]

# --8<-- [start:recurrent]
w = torch.ones(2, requires_grad=True)
states = torch.zeros(3, 2)
try:
    for t in range(1, 3):
        states[t] = torch.tanh(states[t - 1] * w + 1)
    states.sum().backward()
except RuntimeError as error:
    print(str(error).split(":")[0])

states = [torch.zeros(2)]
for t in range(2):
    states.append(torch.tanh(states[-1] * w + 1))
torch.stack(states).sum().backward()
print(w.grad is not None)
# --8<-- [end:recurrent]
