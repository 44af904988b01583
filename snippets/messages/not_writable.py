# --8<-- [start:raise]
import warnings

import numpy as np
import torch

x = np.frombuffer(bytes(3), dtype=np.uint8)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.set_warn_always(True)
    torch.from_numpy(x)
    torch.set_warn_always(False)
print(f"{caught[0].category.__name__}: {str(caught[0].message).split(',')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(torch.from_numpy(x.copy()))
# --8<-- [end:cure]

