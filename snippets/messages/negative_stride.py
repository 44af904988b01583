# --8<-- [start:raise]
import numpy as np
import torch

x = np.arange(3)[::-1]
try:
    torch.from_numpy(x)
except ValueError as error:
    print(f"{type(error).__name__}: {str(error).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(torch.from_numpy(x.copy()))
# --8<-- [end:cure]

