# --8<-- [start:raise]
import torch

weight = torch.ones(2, requires_grad=True)
with torch.inference_mode():
    features = torch.ones(2)
try:
    weight * features
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print((weight * features.clone()).sum())
# --8<-- [end:cure]

