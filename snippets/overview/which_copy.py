# --8<-- [start:ways]
import copy
import io

import torch


def save_and_load(tensor):
    file = io.BytesIO()
    torch.save(tensor, file)
    file.seek(0)
    return torch.load(file)


def model(tensor):
    return torch.nn.ParameterDict({"w": tensor})


ways = {
    "y = w": lambda w: w,
    "w.data": lambda w: w.data,
    "w.detach()": lambda w: w.detach(),
    "state_dict()['w']": lambda w: model(w).state_dict()["w"],
    "copy.copy(w)": copy.copy,
    "w.clone()": lambda w: w.clone(),
    "there.copy_(w)": lambda w: torch.empty(2).copy_(w),
    "w.detach().clone()": lambda w: w.detach().clone(),
    "copy.deepcopy(w)": copy.deepcopy,
    "deepcopy(model)['w']": lambda w: copy.deepcopy(model(w))["w"],
    "deepcopy(state_dict)['w']": lambda w: copy.deepcopy(model(w).state_dict())["w"],
    "torch.save, torch.load": save_and_load,
}
# --8<-- [end:ways]

# --8<-- [start:table]
print(f"{'way':<26}{'object':<8}{'storage':<9}{'autograd sees'}")
for name, way in ways.items():
    w = torch.nn.Parameter(torch.ones(2))
    y = way(w)
    shared = y.data_ptr() == w.data_ptr()
    with torch.no_grad():
        w.zero_()
    assert shared == (y.tolist() == [0, 0])
    graph = "a result of w" if y.grad_fn else "a leaf with a gradient" if y.requires_grad else "nothing"
    print(f"{name:<26}{'same' if y is w else 'new':<8}{'shared' if shared else 'new':<9}{graph}")
# --8<-- [end:table]
