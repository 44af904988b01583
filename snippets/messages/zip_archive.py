# --8<-- [start:raise]
import io

import torch

file = io.BytesIO()
torch.save(torch.ones(100), file)
try:
    torch.load(io.BytesIO(file.getvalue()[:500]))
except RuntimeError as error:
    print(f"{type(error).__name__}: {str(error).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
import os

torch.save(torch.ones(100), "model.tmp")
os.replace("model.tmp", "model.pt")
print(torch.load("model.pt").sum())
# --8<-- [end:cure]

