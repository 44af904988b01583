# --8<-- [start:raise]
import warnings

import torch
from torch import nn

warnings.simplefilter("ignore")
layer = nn.LazyLinear(1)
try:
    layer.weight + 1
except ValueError as error:
    print(f"{type(error).__name__}: {str(error).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
layer(torch.ones(1, 3))
print((layer.weight + 1).shape)
# --8<-- [end:cure]

