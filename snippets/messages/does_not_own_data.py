# --8<-- [start:raise]
import numpy as np

x = np.arange(6)[:3]
try:
    x.resize(5)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(np.resize(x, 5))
# --8<-- [end:cure]

