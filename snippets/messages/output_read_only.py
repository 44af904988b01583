# --8<-- [start:raise]
import numpy as np

ones = np.broadcast_to(1, (2, 2))
try:
    np.add(ones, 1, out=ones)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(np.add(ones, 1, out=np.empty((2, 2), dtype=int)))
# --8<-- [end:cure]

