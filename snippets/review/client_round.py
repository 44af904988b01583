import copy

import torch
from torch import nn

# --8<-- [start:before]
def run_round(server, clients, local_training):
    states, sizes = [], []
    for data in clients:
        client = copy.deepcopy(server)
        local_training(client, data)
        states.append(client.state_dict())
        sizes.append(len(data))
    return states, sizes
# --8<-- [end:before]

# --8<-- [start:trial]
def trial(run_round):
    def local_training(client, data):
        nn.init.constant_(client.weight, sum(data))

    states, _ = run_round(nn.Linear(1, 1, bias=False), [[1.0], [2.0, 3.0]], local_training)
    return [state["weight"].item() for state in states]
# --8<-- [end:trial]

# --8<-- [start:before-run]
print(trial(run_round))
# --8<-- [end:before-run]

# --8<-- [start:after]
def run_round(server, clients, local_training):
    states, sizes = [], []
    client = copy.deepcopy(server)
    for data in clients:
        client.load_state_dict(server.state_dict())
        local_training(client, data)
        states.append(client.state_dict())
        sizes.append(len(data))
    return states, sizes
# --8<-- [end:after]

# --8<-- [start:after-run]
print(trial(run_round))
# --8<-- [end:after-run]
