# --8<-- [start:forward]
import torch
from torch import nn

model = nn.Sequential(nn.BatchNorm1d(1), nn.Linear(1, 1))
live = model.state_dict()
parameters = {k: p.detach().clone() for k, p in model.named_parameters()}
complete = {k: v.clone() for k, v in model.state_dict().items()}
with torch.no_grad():
    model(torch.full((8, 1), 10.0))  # (1)!
print("running_mean:       ", live["0.running_mean"].item())
print("num_batches_tracked:", live["0.num_batches_tracked"].item())
# --8<-- [end:forward]
before = live["0.running_mean"].clone()
model.eval()(torch.full((8, 1), 50.0))
assert torch.equal(live["0.running_mean"], before)
table = nn.Embedding(3, 2, max_norm=1.0).eval()
nn.init.constant_(table.weight, 2)
live = table.state_dict()
with torch.no_grad():
    table(torch.tensor([1]))
assert live["weight"][0].tolist() == [2, 2] and live["weight"][1].norm() <= 1

# --8<-- [start:restore]
model.load_state_dict(parameters, strict=False)
print("parameters only:", model[0].running_mean.item())
model.load_state_dict(complete)
print("state_dict:     ", model[0].running_mean.item())
# --8<-- [end:restore]
try:
    model.load_state_dict(parameters)
except RuntimeError as error:
    assert "Missing key(s)" in str(error)
else:
    raise AssertionError
