# --8<-- [start:setup]
import torch

model = torch.nn.Linear(1, 1, bias=False)
# --8<-- [end:setup]

# --8<-- [start:setup-plain]
torch.nn.init.ones_(model.weight)
best = model.state_dict()
with torch.no_grad():
    model.weight.fill_(5.0)
print(best["weight"].item())
# --8<-- [end:setup-plain]

# --8<-- [start:setup-dict]
torch.nn.init.ones_(model.weight)
best = dict(model.state_dict())
with torch.no_grad():
    model.weight.fill_(5.0)
print(best["weight"].item())
# --8<-- [end:setup-dict]

# --8<-- [start:setup-detach]
torch.nn.init.ones_(model.weight)
best = {name: tensor.detach() for name, tensor in model.state_dict().items()}
with torch.no_grad():
    model.weight.fill_(5.0)
print(best["weight"].item())
# --8<-- [end:setup-detach]

# --8<-- [start:setup-clone]
torch.nn.init.ones_(model.weight)
best = {name: tensor.clone() for name, tensor in model.state_dict().items()}
with torch.no_grad():
    model.weight.fill_(5.0)
print(best["weight"].item())
# --8<-- [end:setup-clone]

# --8<-- [start:best-of-three]
import torch

model = torch.nn.Linear(1, 1, bias=False)
best, best_loss = None, float("inf")
for loss, weight in [(3.0, 1.0), (1.0, 2.0), (2.0, 3.0)]:
    with torch.no_grad():
        model.weight.fill_(weight)
    if loss < best_loss:
        best_loss, best = loss, model.state_dict()
print(best_loss, best["weight"].item())
# --8<-- [end:best-of-three]
# draw: model, best

# --8<-- [start:best-of-three-kept]
import copy

import torch

model = torch.nn.Linear(1, 1, bias=False)
best, best_loss = None, float("inf")
for loss, weight in [(3.0, 1.0), (1.0, 2.0), (2.0, 3.0)]:
    with torch.no_grad():
        model.weight.fill_(weight)
    if loss < best_loss:
        best_loss, best = loss, copy.deepcopy(model.state_dict())
print(best_loss, best["weight"].item())
# --8<-- [end:best-of-three-kept]

# --8<-- [start:best-of-three-first]
import torch

model = torch.nn.Linear(1, 1, bias=False)
best, best_loss = None, float("inf")
for loss, weight in [(3.0, 1.0), (1.0, 2.0), (2.0, 3.0)]:
    with torch.no_grad():
        model.weight.fill_(weight)
    if best is None:
        best_loss, best = loss, {name: tensor.clone() for name, tensor in model.state_dict().items()}
print(best_loss, best["weight"].item())
# --8<-- [end:best-of-three-first]

# --8<-- [start:cpu]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
best = {name: tensor.cpu() for name, tensor in model.state_dict().items()}
with torch.no_grad():
    model.weight.fill_(5.0)
print(best["weight"].item())
# --8<-- [end:cpu]
# draw: model, best

# --8<-- [start:cpu-copied]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
best = {name: tensor.cpu().clone() for name, tensor in model.state_dict().items()}
with torch.no_grad():
    model.weight.fill_(5.0)
print(best["weight"].item())
# --8<-- [end:cpu-copied]

# --8<-- [start:parameters]
import torch

norm = torch.nn.BatchNorm1d(1)
kept = {name: tensor.detach().clone() for name, tensor in norm.named_parameters()}
norm(torch.tensor([[0.0], [10.0]]))
norm.load_state_dict(kept, strict=False)
print(norm.running_mean.item())
# --8<-- [end:parameters]

# --8<-- [start:parameters-all]
import copy

import torch

norm = torch.nn.BatchNorm1d(1)
kept = copy.deepcopy(norm.state_dict())
norm(torch.tensor([[0.0], [10.0]]))
norm.load_state_dict(kept)
print(norm.running_mean.item())
# --8<-- [end:parameters-all]

# --8<-- [start:file]
import io

import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
file = io.BytesIO()
torch.save(model.state_dict(), file)
with torch.no_grad():
    model.weight.fill_(5.0)
file.seek(0)
print(torch.load(file)["weight"].item())
# --8<-- [end:file]

# --8<-- [start:file-late]
import io

import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
file = io.BytesIO()
best = model.state_dict()
with torch.no_grad():
    model.weight.fill_(5.0)
torch.save(best, file)
file.seek(0)
print(torch.load(file)["weight"].item())
# --8<-- [end:file-late]
