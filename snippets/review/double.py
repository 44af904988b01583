import copy

import torch
from torch import nn

# --8<-- [start:before]
def prepare(model, inputs, lr):
    model = model.to(torch.float64)
    inputs = inputs.to(torch.float64)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    with torch.no_grad():
        outputs = model(inputs)
    print("first outputs:", outputs.flatten().tolist(), outputs.dtype)
    return model, inputs, optimizer
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(prepare):
    model = nn.Linear(1, 1, bias=False)
    nn.init.ones_(model.weight)
    model, inputs, optimizer = prepare(model, torch.ones(1, 1), lr=0.1)
    return optimizer.param_groups[0]["params"][0] is model.weight
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(prepare))
# --8<-- [end:before-run]

# --8<-- [start:after]
def prepare(model, inputs, lr):
    model.to(torch.float64)
    inputs = inputs.to(torch.float64)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    with torch.no_grad():
        outputs = model(inputs)
    print("first outputs:", outputs.flatten().tolist(), outputs.dtype)
    return model, inputs, optimizer
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(prepare))
# --8<-- [end:after-run]
