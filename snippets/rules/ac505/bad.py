# --8<-- [start:average]
import torch
from torch import nn

torch.manual_seed(0)
clients = [nn.BatchNorm1d(1), nn.BatchNorm1d(1)]
for client, level in zip(clients, (10.0, 20.0)):
    for _ in range(50):
        client(torch.randn(64, 1) + level)

server = nn.BatchNorm1d(1)
with torch.no_grad():
    for parameters in zip(server.parameters(), *(c.parameters() for c in clients)):  # (1)!
        parameters[0].copy_(torch.stack(parameters[1:]).mean(0))
print("running mean, clients:", *(round(c.running_mean.item()) for c in clients))
print("running mean, server:", server.running_mean.item())
# --8<-- [end:average]

# --8<-- [start:evaluate]
output = server.eval()(torch.full((1, 1), 15.0))
print("what 15 becomes after normalizing:", round(output.item(), 1))
# --8<-- [end:evaluate]
assert [name for name, _ in server.named_buffers()] == ["running_mean", "running_var", "num_batches_tracked"]

other = nn.BatchNorm1d(1)
other.load_state_dict(server.state_dict())
other.running_mean.fill_(15)
batch = torch.randn(64, 1) + 15
assert torch.equal(server.train()(batch), other.train()(batch))
assert not torch.allclose(server.eval()(batch), other.eval()(batch))
for layer in (nn.LayerNorm(2), nn.GroupNorm(1, 2)):
    assert not list(layer.buffers()) and list(layer.parameters())
