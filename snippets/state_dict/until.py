# --8<-- [start:training]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 1)
state = model.state_dict()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
model(torch.ones(1, 1)).sum().backward()
optimizer.step()
print(state["weight"].item())
# --8<-- [end:training]

# --8<-- [start:converted]
model.float()
nn.init.constant_(model.weight, 2)
print("float32 to float32:", state["weight"].item())

model.double()
nn.init.constant_(model.weight, 3)
print("float32 to float64:", state["weight"].item())
# --8<-- [end:converted]

# --8<-- [start:replaced]
state = model.state_dict()
model.weight = nn.Parameter(torch.full((1, 1), 4.0))
print(state["weight"].item(), model.state_dict()["weight"].item())
# --8<-- [end:replaced]
state = model.state_dict()
model.weight.data = torch.full((1, 1), 5.0)
assert state["weight"].item() == 4
state = model.state_dict()
model.to("cpu")
nn.init.constant_(model.weight, 6)
assert state["weight"].item() == 6
norm = nn.BatchNorm1d(1)
state = norm.state_dict()
norm.double()
for value in state.values():
    value.fill_(7)
assert norm.num_batches_tracked.item() == 7
assert norm.weight.item() == 1 and norm.running_mean.item() == 0
