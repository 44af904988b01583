# --8<-- [start:average]
import torch
from torch import nn

torch.manual_seed(0)
clients = [nn.BatchNorm1d(1), nn.BatchNorm1d(1)]
for client, level in zip(clients, (10.0, 20.0)):
    for _ in range(50):
        client(torch.randn(64, 1) + level)

server = nn.BatchNorm1d(1)
average = {}
for name, own in server.state_dict().items():
    values = torch.stack([client.state_dict()[name] for client in clients])
    average[name] = values.mean(0) if own.is_floating_point() else values.amax(0)
server.load_state_dict(average)
print("running mean, server:", round(server.running_mean.item()))
# --8<-- [end:average]

# --8<-- [start:evaluate]
output = server.eval()(torch.full((1, 1), 15.0))
print("what 15 becomes after normalizing:", round(abs(output.item())))
# --8<-- [end:evaluate]
