# --8<-- [start:raise]
import torch

rows = torch.ones(3).expand(2, 3)
try:
    rows += 1
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
rows = torch.ones(3).expand(2, 3).clone()
rows += 1
print(rows)
# --8<-- [end:cure]

