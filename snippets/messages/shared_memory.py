# --8<-- [start:raise]
import torch
from safetensors.torch import load_model, save_file, save_model

model = torch.nn.ModuleDict({"embed": torch.nn.Embedding(4, 2), "head": torch.nn.Linear(2, 4, bias=False)})
model["head"].weight = model["embed"].weight
try:
    save_file(model.state_dict(), "model.safetensors")
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).strip().split(': [')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
save_model(model, "model.safetensors")
with torch.no_grad():
    model["embed"].weight.zero_()
load_model(model, "model.safetensors")
print(model["head"].weight is model["embed"].weight, bool(model["head"].weight.any()))
# --8<-- [end:cure]
