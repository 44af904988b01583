# --8<-- [start:ways]
import copy
import io

import torch


def save_and_load(tensor):
    file = io.BytesIO()
    torch.save(tensor, file)
    file.seek(0)
    return torch.load(file)


def state(tensor):
    return torch.nn.ParameterDict({"w": tensor}).state_dict()["w"]


ways = {
    "y = w": lambda w: w,
    "w.data": lambda w: w.data,
    "w.detach()": lambda w: w.detach(),
    "state_dict()['w']": state,
    "w.clone()": lambda w: w.clone(),
    "w.detach().clone()": lambda w: w.detach().clone(),
    "empty.copy_(w)": lambda w: torch.empty(2).copy_(w),
    "copy.copy(w)": copy.copy,
    "copy.deepcopy(w)": copy.deepcopy,
    "torch.save, torch.load": save_and_load,
}
# --8<-- [end:ways]

# --8<-- [start:table]
print(f"{'way':<24}{'new object':<12}{'new values':<12}{'autograd sees'}")
for name, way in ways.items():
    w = torch.nn.Parameter(torch.ones(2))
    y = way(w)
    with torch.no_grad():
        w.zero_()
    kept = y.tolist() == [1, 1]
    graph = "a result of w" if y.grad_fn else "a leaf with a gradient" if y.requires_grad else "nothing"
    print(f"{name:<24}{'yes' if y is not w else 'no':<12}{'yes' if kept else 'no':<12}{graph}")
# --8<-- [end:table]
