# --8<-- [start:raise]
import numpy as np
import torch

x = torch.from_numpy(np.ones(2))
try:
    x.resize_(100)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
x = torch.from_numpy(np.ones(2)).clone()
print(x.resize_(100).shape)
# --8<-- [end:cure]

