# --8<-- [start:raise]
import torch

x = torch.ones(2, device="meta")
try:
    x.to("cpu")
except NotImplementedError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
y = torch.empty_like(x, device="cpu").fill_(1)
print(y)
# --8<-- [end:cure]

