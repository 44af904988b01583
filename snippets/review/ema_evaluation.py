import copy

import torch
from torch import nn

# --8<-- [start:before]
def evaluate_with_average(model, average, evaluate):
    model.eval()
    backup = copy.deepcopy(model.state_dict())
    model.load_state_dict(average)
    try:
        with torch.no_grad():
            score = evaluate(model)
    finally:
        model.load_state_dict(backup)
        model.train()
    return score
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(evaluate_with_average):
    model = nn.Linear(1, 1, bias=False)
    nn.init.ones_(model.weight)
    average = {"weight": torch.full((1, 1), 5.0)}
    score = evaluate_with_average(model, average, evaluate=lambda model: model.weight.item())
    return score, model.weight.item()
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(evaluate_with_average))
# --8<-- [end:before-run]

# --8<-- [start:after]
def evaluate_with_average(model, average, evaluate):
    model.eval()
    backup = model.state_dict()
    model.load_state_dict(average)
    try:
        with torch.no_grad():
            score = evaluate(model)
    finally:
        model.load_state_dict(backup)
        model.train()
    return score
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(evaluate_with_average))
# --8<-- [end:after-run]
