import copy

import torch
from torch import nn

# --8<-- [start:before]
def average(states):
    result = {}
    for name in states[0]:
        total = torch.zeros_like(states[0][name])
        for state in states:
            total += state[name]
        result[name] = total / len(states)
    return result
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(average):
    states = [{"weight": torch.full((1,), level)} for level in (3.0, 2.0, 4.0)]
    average(states)
    return average(states)["weight"].item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(average))
# --8<-- [end:before-run]

# --8<-- [start:after]
def average(states):
    result = {}
    for name in states[0]:
        total = states[0][name]
        for state in states[1:]:
            total += state[name]
        result[name] = total / len(states)
    return result
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(average))
# --8<-- [end:after-run]
