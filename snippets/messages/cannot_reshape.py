# --8<-- [start:raise]
import numpy as np

x = np.arange(6)
try:
    x.reshape(4)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(x.reshape(2, -1).shape)
# --8<-- [end:cure]

