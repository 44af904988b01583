# --8<-- [start:raise]
import torch
from safetensors.torch import load_file

torch.save({"weight": torch.ones(2)}, "model.safetensors")
try:
    load_file("model.safetensors")
except Exception as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
with open("model.safetensors", "rb") as file:
    print(torch.load(file))
# --8<-- [end:cure]
