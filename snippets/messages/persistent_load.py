# --8<-- [start:raise]
import io
import pickle
import zipfile

import torch

file = io.BytesIO()
torch.save(torch.ones(2), file)
inside = zipfile.ZipFile(file)
pickled = inside.read(next(name for name in inside.namelist() if name.endswith("data.pkl")))
try:
    pickle.loads(pickled)
except pickle.UnpicklingError as error:
    print(f"{type(error).__name__}: {str(error).rstrip('.')}")
# --8<-- [end:raise]

# --8<-- [start:cure]
file.seek(0)
print(torch.load(file))
# --8<-- [end:cure]

