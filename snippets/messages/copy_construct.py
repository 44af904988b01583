# --8<-- [start:raise]
import warnings

import torch

x = torch.ones(2)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.tensor(x)
print(f"{caught[0].category.__name__}: {str(caught[0].message).split(' or ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
y = x.detach().clone()
print(y.data_ptr() == x.data_ptr())
# --8<-- [end:cure]

