import linecache

import torch
from torch import nn


def line_of(error):
    frame = error.__traceback__
    return linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()


# --8<-- [start:copies]
import torch

source = {"weight": torch.ones(1, 1)}
model = torch.nn.Linear(1, 1, bias=False)
model.load_state_dict(source)
source["weight"].fill_(7.0)
print(model.weight.item())
# --8<-- [end:copies]
# draw: source, model

# --8<-- [start:copies-shared]
import torch

source = {"weight": torch.ones(1, 1)}
model = torch.nn.Linear(1, 1, bias=False)
model.load_state_dict(source, assign=True)
source["weight"].fill_(7.0)
print(model.weight.item())
# --8<-- [end:copies-shared]

# --8<-- [start:restore]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
best = model.state_dict()
with torch.no_grad():
    model.weight.fill_(5.0)
model.load_state_dict(best)
print(model.weight.item())
# --8<-- [end:restore]
# draw: model, best

# --8<-- [start:restore-works]
import copy

import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
best = copy.deepcopy(model.state_dict())
with torch.no_grad():
    model.weight.fill_(5.0)
model.load_state_dict(best)
print(model.weight.item())
# --8<-- [end:restore-works]

# --8<-- [start:optimizer]
import torch

model = torch.nn.Linear(1, 1, bias=False)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
model.load_state_dict({"weight": torch.ones(1, 1)})
model.weight.sum().backward()
optimizer.step()
print(model.weight.item())
# --8<-- [end:optimizer]

# --8<-- [start:optimizer-lost]
import torch

model = torch.nn.Linear(1, 1, bias=False)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
model.load_state_dict({"weight": torch.ones(1, 1)}, assign=True)
model.weight.sum().backward()
optimizer.step()
print(model.weight.item())
# --8<-- [end:optimizer-lost]

# --8<-- [start:dtype]
import torch

model = torch.nn.Linear(1, 1, bias=False)
model.load_state_dict({"weight": torch.ones(1, 1, dtype=torch.float64)})
print(model.weight.dtype)
# --8<-- [end:dtype]
# draw: model

# --8<-- [start:dtype-taken]
import torch

model = torch.nn.Linear(1, 1, bias=False)
model.load_state_dict({"weight": torch.ones(1, 1, dtype=torch.float64)}, assign=True)
print(model.weight.dtype)
# --8<-- [end:dtype-taken]

# --8<-- [start:strict]
import torch

model = torch.nn.Linear(1, 1)
torch.nn.init.zeros_(model.weight)
try:
    model.load_state_dict({"weight": torch.ones(1, 1)})
except RuntimeError:
    print("RuntimeError", model.weight.item())
# --8<-- [end:strict]

# --8<-- [start:strict-untouched]
import torch

model = torch.nn.Linear(1, 1)
torch.nn.init.zeros_(model.weight)
state = {"weight": torch.ones(1, 1)}
try:
    if state.keys() != model.state_dict().keys():
        raise RuntimeError
    model.load_state_dict(state)
except RuntimeError:
    print("RuntimeError", model.weight.item())
# --8<-- [end:strict-untouched]

# --8<-- [start:strict-silent]
import torch

model = torch.nn.Linear(1, 1)
torch.nn.init.zeros_(model.weight)
try:
    model.load_state_dict({"weight": torch.ones(1, 1)}, strict=False)
    print(model.weight.item())
except RuntimeError:
    print("RuntimeError", model.weight.item())
# --8<-- [end:strict-silent]

# --8<-- [start:which-line]
try:
    model = nn.Linear(2, 1)
    state = model.state_dict()
    model.load_state_dict(state)
    model.load_state_dict({"weight": torch.ones(1, 2)}, strict=False)
    model.load_state_dict({"weight": torch.ones(1, 3)}, strict=False)
except RuntimeError as error:
    print(line_of(error))
# --8<-- [end:which-line]
