# --8<-- [start:raise]
import torch

rows = torch.ones(2, 2, requires_grad=True).clone()
first = rows[0]
try:
    first.detach_()
except RuntimeError as error:
    print(f"{type(error).__name__}: {'. '.join(str(error).split('. ')[:2])}")
# --8<-- [end:raise]

# --8<-- [start:cure]
first = rows[0].detach()
first += 1
print(rows.tolist())
# --8<-- [end:cure]
assert not first.requires_grad
