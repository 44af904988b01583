# --8<-- [start:processes]
import multiprocessing

import torch
from torch import nn


def train(model):
    nn.init.constant_(model.weight, 7)


def after(model):
    worker = multiprocessing.get_context("fork").Process(target=train, args=(model,))
    worker.start()
    worker.join()
    return model.weight.item() == 7


print("own memory:   ", after(nn.Linear(1, 1)))
print("share_memory: ", after(nn.Linear(1, 1).share_memory()))
# --8<-- [end:processes]
import copy

model = nn.Linear(1, 1).share_memory()
assert model.weight.is_shared() and not copy.deepcopy(model).weight.is_shared()
kept = nn.Linear(1, 1)
name = kept.weight
kept.share_memory()
assert kept.weight is name and name.is_shared()
kept.double()
assert not kept.weight.is_shared()
model.load_state_dict(nn.Linear(1, 1).state_dict())
assert model.weight.is_shared()
model.load_state_dict(nn.Linear(1, 1).state_dict(), assign=True)
assert not model.weight.is_shared()

# --8<-- [start:leaves]
model = nn.Linear(1, 1).share_memory()
model.load_state_dict(nn.Linear(1, 1).state_dict())
print(model.weight.is_shared())
model.double()
print(model.weight.is_shared())
# --8<-- [end:leaves]
