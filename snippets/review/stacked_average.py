import copy

import torch
from torch import nn

# --8<-- [start:before]
def average(states):
    result = {}
    for name, first in states[0].items():
        total = first.clone()
        for state in states[1:]:
            total += state[name]
        result[name] = total / len(states)
    return result
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(average):
    states = [{"weight": torch.full((1,), level)} for level in (1.0, 2.0, 6.0)]
    average(states)
    return average(states)["weight"].item(), states[0]["weight"].item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(average))
# --8<-- [end:before-run]

# --8<-- [start:after]
def average(states):
    result = {}
    for name, first in states[0].items():
        total = first
        for state in states[1:]:
            total = total + state[name]
        result[name] = total / len(states)
    return result
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(average))
# --8<-- [end:after-run]
