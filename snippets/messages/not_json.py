# --8<-- [start:raise]
import json

import torch

history = {"loss": torch.tensor(0.5)}
try:
    json.dumps(history)
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(json.dumps({"loss": history["loss"].item()}))
# --8<-- [end:cure]

