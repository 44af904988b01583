# --8<-- [start:raise]
import torch
from safetensors.torch import load_file, save_file

weight = torch.arange(6.0).reshape(2, 3)
try:
    save_file({"weight": weight.T}, "weight.safetensors")
except ValueError as error:
    print(f"{type(error).__name__}: {str(error).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
save_file({"weight": weight.T.contiguous()}, "weight.safetensors")
print(load_file("weight.safetensors")["weight"].shape)
# --8<-- [end:cure]
