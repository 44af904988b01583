# --8<-- [start:raise]
import copy

import torch

weight = torch.ones(2, requires_grad=True)
output = weight * 2
try:
    copy.deepcopy(output)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
snapshot = copy.deepcopy(output.detach())
print(snapshot)
# --8<-- [end:cure]
assert snapshot.data_ptr() != output.data_ptr()
