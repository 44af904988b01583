# --8<-- [start:integer]
import copy

import torch
from torch import nn

clients = [nn.BatchNorm1d(1) for _ in range(2)]
with torch.no_grad():
    for client, rows in zip(clients, (3, 5)):
        for _ in range(rows - 1):
            client(torch.ones(4, 1) * rows)
total = copy.deepcopy(clients[0].state_dict())
for key, tensor in clients[1].state_dict().items():
    total[key] += tensor
try:
    for key in total:
        total[key] /= len(clients)
except RuntimeError as error:
    print(type(error).__name__)
    print(str(error).splitlines()[0])
print("stopped at:", key)
# --8<-- [end:integer]
assert total["num_batches_tracked"].item() == 6

# --8<-- [start:cast]
count = clients[0].state_dict()["num_batches_tracked"]
state = clients[0].state_dict()
state["num_batches_tracked"] = torch.tensor(2.7)
clients[0].load_state_dict(state)
print(count.dtype, count.item())
# --8<-- [end:cast]

# --8<-- [start:parameters-only]
server = nn.BatchNorm1d(1)
with torch.no_grad():
    for mine, *theirs in zip(server.parameters(), *(c.parameters() for c in clients)):
        mine.copy_(sum(theirs) / len(theirs))
print("clients:", [round(c.running_mean.item(), 3) for c in clients])
print("server: ", server.running_mean.item())
# --8<-- [end:parameters-only]
