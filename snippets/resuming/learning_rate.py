# --8<-- [start:schedules]
import copy

import torch
from torch.optim.lr_scheduler import ExponentialLR, LambdaLR, LinearLR, OneCycleLR, StepLR

SCHEDULES = {
    "StepLR": lambda optimizer: StepLR(optimizer, step_size=1, gamma=0.5),
    "LambdaLR": lambda optimizer: LambdaLR(optimizer, lambda epoch: 0.5**epoch),
    "LinearLR": lambda optimizer: LinearLR(optimizer, start_factor=0.5),
    "OneCycleLR": lambda optimizer: OneCycleLR(optimizer, max_lr=1.0, total_steps=10),
}


def sgd():
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)


def rates(optimizer, scheduler):
    now = optimizer.param_groups[0]["lr"]
    optimizer.step()
    scheduler.step()
    return round(now, 3), round(optimizer.param_groups[0]["lr"], 3)
# --8<-- [end:schedules]


# --8<-- [start:orders]
def saved(make):
    optimizer = sgd()
    scheduler = make(optimizer)
    for _ in range(3):
        optimizer.step()
        scheduler.step()
    state = copy.deepcopy((optimizer.state_dict(), scheduler.state_dict()))
    return state, rates(optimizer, scheduler)


def scheduler_last(make, state):
    optimizer = sgd()
    optimizer.load_state_dict(state[0])
    scheduler = make(optimizer)
    scheduler.load_state_dict(state[1])
    return rates(optimizer, scheduler)


def both_first(make, state):
    optimizer = sgd()
    scheduler = make(optimizer)
    optimizer.load_state_dict(state[0])
    scheduler.load_state_dict(state[1])
    return rates(optimizer, scheduler)


for name, make in SCHEDULES.items():
    state, expected = saved(make)
    print(f"{name:11} {expected}  scheduler made after loading {scheduler_last(make, state)}  before {both_first(make, state)}")
# --8<-- [end:orders]
for make in SCHEDULES.values():
    state, expected = saved(make)
    assert both_first(make, state) == expected
assert scheduler_last(SCHEDULES["StepLR"], saved(SCHEDULES["StepLR"])[0]) == (0.125, 0.062)
for name in ("LambdaLR", "LinearLR", "OneCycleLR"):
    state, expected = saved(SCHEDULES[name])
    assert scheduler_last(SCHEDULES[name], state)[0] != expected[0]
    assert (scheduler_last(SCHEDULES[name], state)[1] == expected[1]) == (name != "LinearLR")


def without_scheduler(make, state):
    optimizer = sgd()
    scheduler = make(optimizer)
    optimizer.load_state_dict(state[0])
    return rates(optimizer, scheduler)


def without_optimizer(make, state):
    optimizer = sgd()
    scheduler = make(optimizer)
    scheduler.load_state_dict(state[1])
    return rates(optimizer, scheduler)


state, expected = saved(SCHEDULES["LambdaLR"])
assert without_scheduler(SCHEDULES["LambdaLR"], state) == (expected[0], 0.5)
assert without_optimizer(SCHEDULES["LambdaLR"], state) == (1.0, expected[1])


def halved(optimizer):
    return ExponentialLR(optimizer, gamma=0.5)


state, expected = saved(halved)
assert without_scheduler(halved, state) == expected
assert without_optimizer(halved, state) == (1.0, 0.5)
