# --8<-- [start:raise]
import pickle

from torch import nn
from torch.nn.utils.parametrizations import weight_norm

model = weight_norm(nn.Linear(2, 1))
try:
    pickle.dumps(model)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(list(model.state_dict()))
# --8<-- [end:cure]

