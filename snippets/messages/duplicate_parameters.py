# --8<-- [start:raise]
import warnings

import torch
from torch import nn

layer = nn.Linear(2, 1)
layers = [layer] * 2
parameters = [each for part in layers for each in part.parameters()]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.optim.SGD(parameters, lr=0.1)
print(f"{caught[0].category.__name__}: {str(caught[0].message).split(';')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
parameters = list({id(each): each for each in parameters}.values())
print(len(torch.optim.SGD(parameters, lr=0.1).param_groups[0]["params"]))
# --8<-- [end:cure]

