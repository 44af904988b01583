# --8<-- [start:raise]
import torch

output = torch.ones(2, requires_grad=True) * 2
try:
    output.requires_grad = False
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
frozen = output.detach()
print(frozen.requires_grad)
# --8<-- [end:cure]
assert frozen.data_ptr() == output.data_ptr()
