# --8<-- [start:raise]
import torch

with torch.inference_mode():
    scores = torch.ones(2)
try:
    scores += 1
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
scores = scores.clone()
scores += 1
print(scores)
# --8<-- [end:cure]

