import pickle

# --8<-- [start:model]
import copy

import torch
from torch import nn

model = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))


def follows(state):
    before = {k: v.clone() for k, v in state.items()}
    with torch.no_grad():
        for tensor in [*model.parameters(), *model.buffers()]:
            tensor += 1
    return any(not torch.equal(state[k], before[k]) for k in before)
# --8<-- [end:model]


# --8<-- [start:wrong]
state = model.state_dict()
print("state_dict()      ", follows(state))
print("dict(...)         ", follows(dict(state)))
print(".copy()           ", follows(state.copy()))
print("copy.copy(...)    ", follows(copy.copy(state)))
print("{**...}           ", follows({**state}))
print("v.detach()        ", follows({k: v.detach() for k, v in state.items()}))
print("v.cpu()           ", follows({k: v.cpu() for k, v in state.items()}))
print('v.to("cpu")       ', follows({k: v.to("cpu") for k, v in state.items()}))
print("v.contiguous()    ", follows({k: v.contiguous() for k, v in state.items()}))
best_model = model  # (1)!
print("best_model = model", follows(best_model.state_dict()))
print("copy.copy(model)  ", follows(copy.copy(model).state_dict()))
# --8<-- [end:wrong]
for v in state.values():
    assert v.cpu() is v and v.to("cpu") is v and v.contiguous() is v
    assert v.detach() is not v and v.detach().data_ptr() == v.data_ptr()
tracked = model.state_dict(keep_vars=True)["0.weight"]
assert tracked.cpu().clone().requires_grad
assert not tracked.detach().cpu().clone().requires_grad
images = nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last)
weight = images.state_dict()["weight"]
copied = weight.contiguous()
with torch.no_grad():
    images.weight.zero_()
assert weight.count_nonzero() == 0 and copied.count_nonzero() > 0
for plain in (nn.Conv2d(1, 4, 3), nn.Conv2d(3, 4, 1)):
    weight = plain.to(memory_format=torch.channels_last).state_dict()["weight"]
    assert weight.contiguous() is weight

# --8<-- [start:right]
torch.save(model.state_dict(), "best.pt")
live = model.state_dict().items()
ways = {
    "deepcopy(state)": copy.deepcopy(model.state_dict()),
    "deepcopy(model)": copy.deepcopy(model).state_dict(),
    "v.clone()": {k: v.clone() for k, v in live},
    "v.detach().cpu().clone()": {k: v.detach().cpu().clone() for k, v in live},
    'v.to("cpu", copy=True)': {k: v.to("cpu", copy=True) for k, v in live},
    "save and load": torch.load("best.pt", weights_only=True),
}
for name, kept in ways.items():
    print(f"{name:24} {follows(kept)}")
# --8<-- [end:right]
for kept in ways.values():
    follows(kept)
    result = model.load_state_dict(kept)
    assert not result.missing_keys and not result.unexpected_keys
    assert all(torch.equal(v, kept[k]) for k, v in model.state_dict().items())
    assert not follows(kept)


class Noted(nn.Linear):
    def get_extra_state(self):
        return {"notes": ["first"]}

    def set_extra_state(self, state):
        self.notes = state["notes"]


noted = Noted(1, 1)
try:
    {k: v.clone() for k, v in noted.state_dict().items()}
except AttributeError as error:
    assert "clone" in str(error)
else:
    raise AssertionError
noted.load_state_dict(copy.deepcopy(noted.state_dict()))
assert noted.notes == ["first"]


class Note:
    pass


class Own(nn.Linear):
    def get_extra_state(self):
        return Note()


torch.save(Own(1, 1).state_dict(), "own.pt")
try:
    torch.load("own.pt", weights_only=True)
except pickle.UnpicklingError as error:
    refused = "weights_only" in str(error) or "Weights only" in str(error)
assert refused
