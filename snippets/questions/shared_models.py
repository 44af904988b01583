# --8<-- [start:shallow]
import copy

from torch import nn

model = nn.Sequential(nn.Linear(1, 1))
reference = copy.copy(model)
model[0] = nn.Identity()
print(type(reference[0]).__name__)
# --8<-- [end:shallow]
# draw: model, reference

# --8<-- [start:shallow-deep]
import copy

from torch import nn

model = nn.Sequential(nn.Linear(1, 1))
reference = copy.deepcopy(model)
model[0] = nn.Identity()
print(type(reference[0]).__name__)
# --8<-- [end:shallow-deep]

# --8<-- [start:eval-mode]
from torch import nn

policy = nn.Dropout()
reference = policy.eval()
policy.train()
print(reference.training)
# --8<-- [end:eval-mode]
# draw: policy, reference

# --8<-- [start:eval-mode-two]
import copy

from torch import nn

policy = nn.Dropout()
reference = copy.deepcopy(policy).eval()
policy.train()
print(reference.training)
# --8<-- [end:eval-mode-two]

# --8<-- [start:frozen]
from torch import nn

backbone = nn.Linear(1, 1)
first = nn.Sequential(backbone, nn.Linear(1, 1))
second = nn.Sequential(backbone, nn.Linear(1, 1))
first[0].requires_grad_(False)
print(second[0].weight.requires_grad)
# --8<-- [end:frozen]

# --8<-- [start:frozen-own]
from torch import nn

backbone = nn.Linear(1, 1)
first = nn.Sequential(backbone, nn.Linear(1, 1))
second = nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1))
first[0].requires_grad_(False)
print(second[0].weight.requires_grad)
# --8<-- [end:frozen-own]

# --8<-- [start:buffers]
import copy

import torch
from torch import nn

student = nn.BatchNorm1d(1, momentum=1.0)
teacher = copy.deepcopy(student)
student(torch.tensor([[4.0], [6.0]]))
for t, s in zip(teacher.parameters(), student.parameters()):
    t.data.copy_(s)
print(teacher.running_mean.item())
# --8<-- [end:buffers]
# draw: student, teacher

# --8<-- [start:buffers-all]
import copy

import torch
from torch import nn

student = nn.BatchNorm1d(1, momentum=1.0)
teacher = copy.deepcopy(student)
student(torch.tensor([[4.0], [6.0]]))
for t, s in zip(teacher.state_dict().values(), student.state_dict().values()):
    t.copy_(s)
print(teacher.running_mean.item())
# --8<-- [end:buffers-all]

# --8<-- [start:closure]
import copy

from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
penalty = lambda: model.weight.square().sum().item()
student = copy.deepcopy(model)
nn.init.constant_(student.weight, 3.0)
print(penalty())
# --8<-- [end:closure]
# draw: model, student

# --8<-- [start:closure-follows]
import copy

from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.ones_(model.weight)
penalty = lambda: model.weight.square().sum().item()
student = model
nn.init.constant_(student.weight, 3.0)
print(penalty())
# --8<-- [end:closure-follows]

# --8<-- [start:registered]
import copy

from torch import nn

seen = []
model = nn.Identity()
model.register_forward_hook(lambda module, inputs, output: seen.append(module is model))
other = copy.deepcopy(model)
other(1)
print(seen)
# --8<-- [end:registered]
# draw: seen, model, other

# --8<-- [start:registered-not-called]
import copy

from torch import nn

seen = []
model = nn.Identity()
model.register_forward_hook(lambda module, inputs, output: seen.append(module is model))
other = nn.Identity()
other(1)
print(seen)
# --8<-- [end:registered-not-called]

# --8<-- [start:second]
import copy

from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.zeros_(model.weight)
# --8<-- [end:second]
# draw: model

# --8<-- [start:second-deep]
reference = copy.deepcopy(model)
nn.init.ones_(model.weight)
print(reference.weight.item() == 0)
# --8<-- [end:second-deep]

# --8<-- [start:second-shallow]
reference = copy.copy(model)
nn.init.ones_(model.weight)
print(reference.weight.item() == 0)
# --8<-- [end:second-shallow]

# --8<-- [start:second-eval]
reference = model.eval()
nn.init.ones_(model.weight)
print(reference.weight.item() == 0)
# --8<-- [end:second-eval]

# --8<-- [start:second-freeze]
reference = model.requires_grad_(False)
nn.init.ones_(model.weight)
print(reference.weight.item() == 0)
# --8<-- [end:second-freeze]
