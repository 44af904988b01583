# --8<-- [start:own]
class Track:
    def __init__(self):
        self._points = [1, 2]

    @property
    def points(self):
        return list(self._points)


track = Track()
track.points.append(3)
print(track.points)
# --8<-- [end:own]
assert track.points == [1, 2] and track.points is not track.points

# --8<-- [start:parametrized]
import torch
from torch import nn
from torch.nn.utils.parametrizations import weight_norm

layer = weight_norm(nn.Linear(1, 1))
with torch.no_grad():
    before = layer.weight.item()
    layer.weight.zero_()
    print(layer.weight.item() == before, layer.weight is layer.weight)
    layer.weight = torch.full((1, 1), 2.0)
    print(round(layer.weight.item(), 4))
# --8<-- [end:parametrized]
for dtype in (torch.float64, torch.float32, torch.bfloat16):
    for wrap in (weight_norm, nn.utils.parametrizations.spectral_norm, nn.utils.parametrizations.orthogonal):
        if dtype == torch.bfloat16 and wrap is not weight_norm:
            continue
        net = wrap(nn.Linear(2, 2, dtype=dtype)).eval()
        with torch.no_grad():
            before = net.weight.clone()
            net.weight.zero_()
            assert torch.equal(net.weight, before)
            net.bias.zero_()
            assert not net.bias.any()
    layer = weight_norm(nn.Linear(2, 2, dtype=dtype))
    with torch.no_grad(), nn.utils.parametrize.cached():
        layer.weight.zero_()
        assert not layer.weight.any()
    assert layer.weight.any()
nn.utils.parametrize.remove_parametrizations(layer, "weight")
with torch.no_grad():
    layer.weight.zero_()
assert not layer.weight.any()

# --8<-- [start:collections]
model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 1)
model.state_dict()["weight"] = torch.zeros(1, 1)
dict(model.named_parameters())["weight"] = nn.Parameter(torch.zeros(1, 1))
list(model.parameters())[0] = nn.Parameter(torch.zeros(1, 1))
print(model.weight.item())
model.state_dict()["weight"].zero_()
print(model.weight.item())
# --8<-- [end:collections]
assert model.weight.item() == 0

# --8<-- [start:defaults]
settings, seen = {}, {}
settings.get("layers", []).append("head")
seen.setdefault("layers", []).append("head")
print(settings, seen)
# --8<-- [end:defaults]
assert not settings and seen == {"layers": ["head"]}
