# --8<-- [start:raise]
import io

import torch
from torch import nn

file = io.BytesIO()
torch.save(nn.Linear(2, 1).state_dict(), file)
file.seek(0)
model = torch.load(file)
try:
    model.eval()
except AttributeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
file.seek(0)
model = nn.Linear(2, 1)
model.load_state_dict(torch.load(file))
print(model.eval())
# --8<-- [end:cure]

