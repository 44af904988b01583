# --8<-- [start:raises]
import torch
from torch import nn

model = nn.Linear(5, 1)
before = model.weight.detach().clone()
try:
    model.weight[0][0] = 2.0
except RuntimeError as error:
    print(type(error).__name__)
    print(str(error).splitlines()[0])
print(torch.equal(model.weight, before))
# --8<-- [end:raises]

# --8<-- [start:mended]
state = model.state_dict()
state["weight"][0][0] = 8.8888
other = nn.Linear(5, 1)
other.load_state_dict(state)
with torch.no_grad():
    other.weight[0][0] = 2.0
print(f"{state['weight'][0][0]:.4f} {other.weight[0][0]:.4f}")
# --8<-- [end:mended]
assert model.weight[0][0].item() == state["weight"][0][0].item()
