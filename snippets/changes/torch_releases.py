import inspect

import torch
from torch import nn

# --8<-- [start:release]
since_2_0, since_2_1 = (torch.__version__ >= release for release in ("2.0", "2.1"))


def takes(call, option):
    return option in inspect.signature(call).parameters
# --8<-- [end:release]


# --8<-- [start:module-zero-grad]
model = nn.Linear(2, 1)
model.weight.sum().backward()
before = model.weight.grad
model.zero_grad()
model.weight.sum().backward()
assert (model.weight.grad is before) == (not since_2_0)
print("zero_grad(), then backward():", "the same gradient" if model.weight.grad is before else "a new gradient")
# --8<-- [end:module-zero-grad]

# --8<-- [start:torch-untyped-storage]
a = torch.zeros(3)
assert hasattr(a, "untyped_storage") == since_2_0
storage = a.untyped_storage() if since_2_0 else a.storage()
b = torch.tensor([]).set_(storage, 0, (3,))
b[0] = 1
assert a[0] == 1
print("shares by", type(storage).__name__)
# --8<-- [end:torch-untyped-storage]

# --8<-- [start:stack-module-state]
a = nn.Linear(2, 1)
assert hasattr(torch, "func") == since_2_0
if hasattr(torch, "func"):
    stacked, _ = torch.func.stack_module_state([a])
    old = a.weight.detach().clone()
    with torch.no_grad():
        stacked["weight"].add_(1)
    print("stack_module_state: the module", "stayed" if torch.equal(a.weight, old) else "changed")
else:
    print("torch has no func")
# --8<-- [end:stack-module-state]

# --8<-- [start:module-functional-call]
class Reader(nn.Linear):
    def forward(self, x):
        return self.weight


model, a = Reader(2, 1), torch.zeros(1, 2)
if hasattr(torch, "func"):
    b = torch.func.functional_call(model, {"weight": a}, (None,))
    print("functional_call uses", "the tensor that is passed" if b is a else "another tensor")
else:
    print("torch has no func.functional_call")
assert hasattr(torch, "func") == since_2_0
# --8<-- [end:module-functional-call]

# --8<-- [start:load-state-dict-assign]
model, state = nn.Linear(2, 1), nn.Linear(2, 1).state_dict()
assert takes(model.load_state_dict, "assign") == since_2_1
model.load_state_dict(state, **{"assign": True} if since_2_1 else {})
state["weight"][0, 0] = 9
assert (model.weight[0, 0] == 9) == since_2_1
print("the model", "took the tensors" if since_2_1 else "knows no assign, and copied")
# --8<-- [end:load-state-dict-assign]

# --8<-- [start:load-state-dict-assign-parameter]
model = nn.Linear(2, 1)
parameter = model.weight
model.load_state_dict(nn.Linear(2, 1).state_dict(), **{"assign": True} if since_2_1 else {})
assert (model.weight is parameter) == (not since_2_1)
print("its parameter is", "a new object" if model.weight is not parameter else "the same object")
# --8<-- [end:load-state-dict-assign-parameter]

# --8<-- [start:load-state-dict-assign-keep-vars]
first, second = nn.Linear(2, 1), nn.Linear(2, 1)
second.load_state_dict(first.state_dict(keep_vars=True), **{"assign": True} if since_2_1 else {})
assert (second.weight is first.weight) == since_2_1
print("with keep_vars=True, two models have", "one parameter" if second.weight is first.weight else "a parameter each")
# --8<-- [end:load-state-dict-assign-keep-vars]


# --8<-- [start:optimizer]
def loaded(make):
    w = nn.Parameter(torch.ones(2))
    first, second = make([w]), make([w])
    w.sum().backward()
    first.step()
    second.load_state_dict(first.state_dict())
    return first.state[w], second.state[w]
# --8<-- [end:optimizer]


# --8<-- [start:optimizer-load-momentum]
old, new = loaded(lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9))
assert (old["momentum_buffer"] is new["momentum_buffer"]) == since_2_1
print("momentum_buffer:", "shared" if since_2_1 else "copied")
# --8<-- [end:optimizer-load-momentum]

# --8<-- [start:optimizer-load-adam]
old, new = loaded(torch.optim.Adam)
assert (old["exp_avg"] is new["exp_avg"]) == since_2_1
print("exp_avg:", "shared" if since_2_1 else "copied")
# --8<-- [end:optimizer-load-adam]

# --8<-- [start:optimizer-load-adam-step]
assert (old["step"] is new["step"]) == since_2_1
print("step:", "shared" if since_2_1 else "copied")
# --8<-- [end:optimizer-load-adam-step]

# --8<-- [start:save-torch-mmap]
torch.save(torch.zeros(3), "weights.pt")
assert takes(torch.load, "mmap") == since_2_1
options = {"mmap": True} if since_2_1 else {}
a, b = torch.load("weights.pt", **options), torch.load("weights.pt", **options)
b[0] = 1
assert a[0] == 0
print("torch.load takes mmap:", takes(torch.load, "mmap"))
# --8<-- [end:save-torch-mmap]
