# --8<-- [start:raise]
import torch

weight = torch.ones(1, requires_grad=True)
hidden = torch.ones(1)
try:
    for step in range(2):
        hidden = (hidden * weight).exp()
        hidden.sum().backward()
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split(' (')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
hidden = torch.ones(1)
for step in range(2):
    hidden = (hidden.detach() * weight).exp()
    hidden.sum().backward()
print("steps:", step + 1)
# --8<-- [end:cure]
assert step == 1
