# --8<-- [start:build]
import torch
from torch import nn

layer = nn.Linear(4, 4)
model = nn.Sequential(*[layer] * 3)  # (1)!
print(sum(p.numel() for p in model.parameters()), "parameters in", len(model), "layers")
with torch.no_grad():
    model[0].weight.zero_()
print("the last layer is zero, too:", not model[2].weight.any())
# --8<-- [end:build]
assert model[0] is model[1] is model[2]
assert len(model.state_dict()) == 6 and len(list(model.parameters())) == 2

separate = nn.Sequential(*[nn.Linear(4, 4) for _ in range(3)])
with torch.no_grad():
    for parameter in layer.parameters():
        parameter.normal_(generator=torch.Generator().manual_seed(0))
for each in separate:
    each.load_state_dict(layer.state_dict())
for network in (model, separate):
    network(torch.ones(1, 4)).sum().backward()
summed = sum(each.weight.grad for each in separate)
assert torch.allclose(layer.weight.grad, summed, rtol=1e-3, atol=1e-4) and summed.any()
