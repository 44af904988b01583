# --8<-- [start:raise]
import torch
from safetensors import safe_open
from safetensors.torch import save_file

weight = torch.ones(2)
try:
    save_file({"weight": weight, "epoch": 3}, "checkpoint.safetensors")
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
save_file({"weight": weight}, "checkpoint.safetensors", metadata={"epoch": "3"})
with safe_open("checkpoint.safetensors", framework="pt") as file:
    print(file.metadata(), file.get_tensor("weight"))
# --8<-- [end:cure]
