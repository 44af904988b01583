import linecache

import torch


def line_of(error):
    frame = error.__traceback__
    return linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()


# --8<-- [start:chained]
a = b = [1]
b += [2]
a = a + [3]
print(b)
# --8<-- [end:chained]
# draw: a, b

# --8<-- [start:chained-both]
a = b = [1]
b += [2]
a += [3]
print(b)
# --8<-- [end:chained-both]

# --8<-- [start:two-rows]
import torch

rows = [torch.zeros(2)] * 2
rows[0] += 1
print(rows[1].sum().item())
# --8<-- [end:two-rows]
# draw: rows

# --8<-- [start:two-rows-apart]
import torch

rows = [torch.zeros(2) for _ in range(2)]
rows[0] += 1
print(rows[1].sum().item())
# --8<-- [end:two-rows-apart]

# --8<-- [start:reshaped]
import torch

a = torch.zeros(2, 3)
b = a.t().reshape(6)
b[0] = 9
print(a[0, 0].item())
# --8<-- [end:reshaped]
# draw: a, b

# --8<-- [start:reshaped-view]
import torch

a = torch.zeros(2, 3)
b = a.reshape(6)
b[0] = 9
print(a[0, 0].item())
# --8<-- [end:reshaped-view]

# --8<-- [start:chosen]
import torch

a = torch.zeros(3)
b = a[a == 0]
b += 1
print(a.sum().item())
# --8<-- [end:chosen]
# draw: a, b

# --8<-- [start:chosen-written]
import torch

a = torch.zeros(3)
a[a == 0] += 1
print(a.sum().item())
# --8<-- [end:chosen-written]

# --8<-- [start:fields]
from dataclasses import dataclass, field, replace


@dataclass
class Config:
    lr: float = 0.1
    tags: list = field(default_factory=list)


a = Config()
b = replace(a, lr=0.2)
b.tags.append("x")
print(a.tags)
# --8<-- [end:fields]
# draw: a, b

# --8<-- [start:fields-own]
from dataclasses import dataclass, field, replace


@dataclass
class Config:
    lr: float = 0.1
    tags: list = field(default_factory=list)


a = Config()
b = replace(a, lr=0.2, tags=[])
b.tags.append("x")
print(a.tags)
# --8<-- [end:fields-own]

# --8<-- [start:tuple]
try:
    a = ([1], 2)
    b = a
    b[0].append(3)
    c = a + (4,)
    b[1] = 5
except TypeError as error:
    print(line_of(error))
# --8<-- [end:tuple]
# draw: a, b, c

# --8<-- [start:leaf]
try:
    w = torch.ones(2, requires_grad=True)
    y = w * 2
    y.add_(1)
    with torch.no_grad():
        w.sub_(1)
    w.mul_(2)
except RuntimeError as error:
    print(line_of(error))
# --8<-- [end:leaf]
# draw: w, y

# --8<-- [start:best]
import copy

from torch import nn

model = nn.Linear(1, 1, bias=False)
# --8<-- [end:best]

# --8<-- [start:best-copied]
best, best_loss = None, 9.0
for weight, loss in ((1.0, 3.0), (2.0, 1.0), (5.0, 4.0)):
    nn.init.constant_(model.weight, weight)
    if loss < best_loss:
        best, best_loss = copy.deepcopy(model), loss
print(best.weight.item())
# --8<-- [end:best-copied]

# --8<-- [start:best-model]
best, best_loss = None, 9.0
for weight, loss in ((1.0, 3.0), (2.0, 1.0), (5.0, 4.0)):
    nn.init.constant_(model.weight, weight)
    if loss < best_loss:
        best, best_loss = model, loss
print(best.weight.item())
# --8<-- [end:best-model]

# --8<-- [start:fix]
from copy import copy, deepcopy

a = [[0], [0]]
b = a
b[0].append(1)
print(a)
# --8<-- [end:fix]
# draw: a, b

# --8<-- [start:fix-deep]
from copy import copy, deepcopy

a = [[0], [0]]
b = deepcopy(a)
b[0].append(1)
print(a)
# --8<-- [end:fix-deep]

# --8<-- [start:fix-shallow]
from copy import copy, deepcopy

a = [[0], [0]]
b = copy(a)
b[0].append(1)
print(a)
# --8<-- [end:fix-shallow]

# --8<-- [start:fix-rebuilt]
from copy import copy, deepcopy

a = [[0], [0]]
b = [*a]
b[0].append(1)
print(a)
# --8<-- [end:fix-rebuilt]
