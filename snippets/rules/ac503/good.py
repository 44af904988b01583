# --8<-- [start:average]
import copy

import torch

clients = [{"weight": torch.tensor([float(value)])} for value in (0, 3, 6)]

average = copy.deepcopy(clients[0])
for name in average:
    for client in clients[1:]:
        average[name] += client[name]
    average[name] /= len(clients)

print("average:", average["weight"].item(), " first client:", clients[0]["weight"].item())
# --8<-- [end:average]

# --8<-- [start:update]
updates = [client["weight"].item() - average["weight"].item() for client in clients]
print("updates, which should sum to zero:", updates)
# --8<-- [end:update]
assert sum(updates) == 0
