# --8<-- [start:integer]
import copy

import torch
from torch import nn

clients = [nn.BatchNorm1d(1) for _ in range(2)]
for client, batches in zip(clients, (2, 5)):
    for _ in range(batches):
        client(torch.full((4, 1), float(batches)))
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
assert total["num_batches_tracked"].item() == 7
assert total["weight"].item() == 1
count = torch.tensor(7)
for scaled in (lambda: count.mul_(0.5), lambda: count.add_(torch.tensor(7) * 0.5)):
    try:
        scaled()
    except RuntimeError as error:
        assert "result type Float can't be cast" in str(error)
    else:
        raise AssertionError
count //= 2
assert count.item() == 3

# --8<-- [start:cast]
states = [client.state_dict() for client in clients]
average = {k: sum(s[k] for s in states) / len(states) for k in states[0]}
server = nn.BatchNorm1d(1)
server.load_state_dict(average)
print("average:", average["num_batches_tracked"])
print("loaded: ", server.num_batches_tracked)
# --8<-- [end:cast]
for momentum, same in ((0.1, True), (None, False)):
    few, many = (nn.BatchNorm1d(1, momentum=momentum) for _ in range(2))
    many.num_batches_tracked.fill_(100)
    batch = torch.tensor([[1.0], [3.0]])
    few(batch)
    many(batch)
    assert torch.equal(few.running_mean, many.running_mean) is same

# --8<-- [start:parameters-only]
server = nn.BatchNorm1d(1)
with torch.no_grad():
    for mine, *theirs in zip(server.parameters(), *(c.parameters() for c in clients)):
        mine.copy_(sum(theirs) / len(theirs))
print("clients:", [round(c.running_mean.item(), 3) for c in clients])
print("server: ", server.running_mean.item())
# --8<-- [end:parameters-only]
zeros, fours = torch.zeros(8, 1), torch.full((8, 1), 4.0)
variances = []
for batch in (zeros, fours, torch.cat([zeros, fours])):
    layer = nn.BatchNorm1d(1, momentum=1.0)
    layer(batch)
    variances.append(layer.running_var.item())
assert variances[0] == variances[1] == 0 and variances[2] > 4
