# --8<-- [start:refused]
import pickle
from types import SimpleNamespace

import torch

torch.save({"weight": torch.ones(1), "settings": SimpleNamespace(rate=0.1)}, "mixed.pt")
try:
    torch.load("mixed.pt")
except pickle.UnpicklingError as error:
    print("SimpleNamespace" in str(error), "weights_only" in str(error))
# --8<-- [end:refused]

# --8<-- [start:allowed]
with torch.serialization.safe_globals([SimpleNamespace]):
    print(torch.load("mixed.pt")["settings"].rate)
print(torch.load("mixed.pt", weights_only=False)["settings"].rate)
# --8<-- [end:allowed]

# --8<-- [start:plain]
torch.save({"weight": torch.ones(1), "epoch": 3, "names": ("a", None), "rate": 0.1}, "plain.pt")
print(sorted(torch.load("plain.pt")))
# --8<-- [end:plain]
for value in (torch.Size([2]), torch.float16, torch.device("cpu"), {"a": [1]}, torch.nn.Parameter(torch.ones(1))):
    torch.save(value, "one.pt")
    torch.load("one.pt")
import numpy as np

for value in (np.float64(0.5), np.ones(2)):
    torch.save({"loss": value}, "array.pt")
    try:
        torch.load("array.pt")
        raise AssertionError(value)
    except pickle.UnpicklingError:
        pass
