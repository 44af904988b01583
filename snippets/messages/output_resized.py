# --8<-- [start:raise]
import warnings

import torch

out = torch.empty(3)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.add(torch.ones(2), torch.ones(2), out=out)
print(f"{caught[0].category.__name__}: {str(caught[0].message).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
out = torch.empty(2)
print(torch.add(torch.ones(2), torch.ones(2), out=out) is out)
# --8<-- [end:cure]

