# --8<-- [start:view]
import torch

a = torch.zeros(3)
# --8<-- [end:view]

# --8<-- [start:view-line]
b = a[:]
# --8<-- [end:view-line]
# draw: a, b

# --8<-- [start:own-memory]
import torch

a = torch.zeros(3)
# --8<-- [end:own-memory]

# --8<-- [start:own-memory-line]
b = a.clone()
# --8<-- [end:own-memory-line]
# draw: a, b

# --8<-- [start:row]
import torch

a = torch.zeros(2, 2)
# --8<-- [end:row]

# --8<-- [start:row-line]
b = a[1]
# --8<-- [end:row-line]
# draw: a, b

# --8<-- [start:table]
import torch

row = torch.ones(2)
# --8<-- [end:table]

# --8<-- [start:table-line]
table = row.expand(3, 2)
# --8<-- [end:table-line]
# draw: row, table

# --8<-- [start:array]
import numpy as np
import torch

a = torch.zeros(3)
# --8<-- [end:array]

# --8<-- [start:array-line]
b = a.numpy()
# --8<-- [end:array-line]
# draw: a, b

# --8<-- [start:snapshot]
import copy

import torch

model = torch.nn.Linear(1, 1)
torch.nn.init.ones_(model.weight)
torch.nn.init.zeros_(model.bias)
# --8<-- [end:snapshot]

# --8<-- [start:snapshot-line]
best = copy.deepcopy(model.state_dict())
# --8<-- [end:snapshot-line]
# draw: model, best

# --8<-- [start:restored]
import torch

model = torch.nn.Linear(2, 1, bias=False)
state = {"weight": torch.ones(1, 2)}
# --8<-- [end:restored]

# --8<-- [start:restored-line]
model.load_state_dict(state)
# --8<-- [end:restored-line]
# draw: model, state

# --8<-- [start:target]
import copy

import torch

model = torch.nn.Linear(2, 1, bias=False)
torch.nn.init.ones_(model.weight)
# --8<-- [end:target]

# --8<-- [start:target-line]
target = copy.deepcopy(model)
# --8<-- [end:target-line]
# draw: model, target

# --8<-- [start:tied]
import torch

first = torch.nn.Linear(2, 2, bias=False)
last = torch.nn.Linear(2, 2, bias=False)
torch.nn.init.ones_(first.weight)
# --8<-- [end:tied]

# --8<-- [start:tied-line]
last.weight = first.weight
# --8<-- [end:tied-line]
# draw: first, last
