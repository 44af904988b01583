import copy

import torch
from torch import nn

# --8<-- [start:before]
def best_of(model, rounds, train, score):
    best_score, best = float("-inf"), None
    for number in range(rounds):
        train(model, number)
        now = score(model)
        if now > best_score:
            best_score = now
            best = copy.deepcopy(model.state_dict())
    model.load_state_dict(best)
    return best_score
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(best_of):
    model = nn.Linear(1, 1, bias=False)
    best_of(model, 4, train=lambda model, number: nn.init.constant_(model.weight, number), score=lambda model: -abs(model.weight.item() - 1))
    return model.weight.item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(best_of))
# --8<-- [end:before-run]

# --8<-- [start:after]
def best_of(model, rounds, train, score):
    best_score, best = float("-inf"), None
    for number in range(rounds):
        train(model, number)
        now = score(model)
        if now > best_score:
            best_score = now
            state = model.state_dict()
            best = {name: value.clone() for name, value in state.items()}
    model.load_state_dict(best)
    return best_score
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(best_of))
# --8<-- [end:after-run]
