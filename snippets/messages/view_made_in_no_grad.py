# --8<-- [start:raise]
import torch

rows = torch.ones(2, 2, requires_grad=True).clone()
with torch.no_grad():
    first = rows[0]
try:
    first += 1
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
with torch.no_grad():
    first = rows[0]
    first += 1
print(rows.tolist())
# --8<-- [end:cure]
assert rows.tolist() == [[2, 2], [1, 1]]
