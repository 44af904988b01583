# --8<-- [start:numpy]
import warnings

import numpy as np
import torch

a = np.ones(2)
view = a.view()
view.setflags(write=False)
try:
    view[0] = 5
except ValueError as error:
    print("NumPy refuses:", error)
a[0] = 5
print("but its base writes:", view[0])
# --8<-- [end:numpy]
assert view[0] == 5

# --8<-- [start:dlpack]
locked = np.ones(2)
locked.setflags(write=False)
for name, convert in (("from_numpy", torch.from_numpy), ("from_dlpack", torch.from_dlpack)):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            convert(locked)[0] = 7
            print(name, locked[0])
        except (BufferError, ValueError, TypeError) as error:
            print(name, type(error).__name__)
# --8<-- [end:dlpack]

# --8<-- [start:grad]
parameter = torch.ones(2, requires_grad=True)
try:
    parameter.numpy()
except RuntimeError as error:
    print(type(error).__name__, str(error)[:48])
parameter.detach().numpy()[0] = 9
print(parameter.tolist())
# --8<-- [end:grad]
assert parameter[0] == 9
