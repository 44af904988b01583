# --8<-- [start:step]
import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
out = net(torch.ones(1, 2))
first, second = out.sum(), (out ** 2).sum()

first.backward(retain_graph=True)
optimizer.step()
try:
    second.backward()
except RuntimeError as error:
    print(str(error).split(". Hint")[0].split(": ", 1)[1])
# --8<-- [end:step]

# --8<-- [start:both]
out = net(torch.ones(1, 2))
first, second = out.sum(), (out ** 2).sum()
optimizer.zero_grad()
first.backward(retain_graph=True)
second.backward()
optimizer.step()

optimizer.zero_grad()
net(torch.ones(1, 2)).sum().backward()
optimizer.step()
optimizer.zero_grad()
(net(torch.ones(1, 2)) ** 2).sum().backward()
optimizer.step()
print("no error")
# --8<-- [end:both]

# --8<-- [start:anomaly]
import warnings


def forward(x):
    hidden = x.exp()
    result = hidden * 2
    hidden += 1
    return result


x = torch.zeros(2, requires_grad=True)
with warnings.catch_warnings(record=True) as warned, torch.autograd.detect_anomaly(check_nan=False):
    try:
        forward(x).sum().backward()
    except RuntimeError:
        pass
print([line.strip() for line in str(warned[-1].message).splitlines() if "hidden =" in line])
# --8<-- [end:anomaly]
w = torch.ones(2, requires_grad=True)
state = torch.zeros(2)
for detach in (False, True):
    try:
        for _ in range(2):
            state = torch.tanh(state.detach() if detach else state) * w
            state.sum().backward()
        assert detach
    except RuntimeError as error:
        assert not detach and "second time" in str(error)
