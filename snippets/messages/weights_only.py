# --8<-- [start:raise]
import io
import pickle
from argparse import Namespace

import torch

file = io.BytesIO()
torch.save({"weight": torch.ones(2), "args": Namespace(lr=0.1)}, file)
file.seek(0)
try:
    torch.load(file)
except pickle.UnpicklingError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
file = io.BytesIO()
torch.save({"weight": torch.ones(2), "args": vars(Namespace(lr=0.1))}, file)
file.seek(0)
print(torch.load(file))
# --8<-- [end:cure]

