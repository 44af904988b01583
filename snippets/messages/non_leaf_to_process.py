# --8<-- [start:raise]
import torch
from torch.multiprocessing.reductions import reduce_tensor

output = torch.ones(2, requires_grad=True) * 2
try:
    reduce_tensor(output)
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
from multiprocessing.reduction import ForkingPickler

data = ForkingPickler.dumps(output.detach())
print(ForkingPickler.loads(data))
# --8<-- [end:cure]

