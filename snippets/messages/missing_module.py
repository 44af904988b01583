# --8<-- [start:raise]
import io
import pickle

import torch
from torch import nn

model = nn.Linear(2, 1)
renamed = pickle.dumps(model).replace(b"torch.nn.modules.linear", b"old_project.models.nets")
try:
    pickle.loads(renamed)
except ModuleNotFoundError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
file = io.BytesIO()
torch.save(model.state_dict(), file)
file.seek(0)
print(nn.Linear(2, 1).load_state_dict(torch.load(file)))
# --8<-- [end:cure]

