# --8<-- [start:pending]
import torch
from torch import nn

model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.Linear(1, 1, bias=False))
loss = model(torch.ones(1, 1)).sum()
model.load_state_dict(model.state_dict())
try:
    loss.backward()
except RuntimeError as error:
    print(type(error).__name__)
    print(str(error).split(":")[0])
# --8<-- [end:pending]
lone = nn.Linear(1, 1)
loss = lone(torch.ones(1, 1)).sum()
lone.load_state_dict(lone.state_dict())
loss.backward()
