# --8<-- [start:raise]
import io
import os

import torch

os.environ["CUDA_VISIBLE_DEVICES"] = ""
file = io.BytesIO()
torch.save(torch.ones(2), file)
file.seek(0)
try:
    torch.load(file, map_location="cuda:0")
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('.  If')[0].split('. If')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
file.seek(0)
print(torch.load(file, map_location="cpu").device)
# --8<-- [end:cure]

