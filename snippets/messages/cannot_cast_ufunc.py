# --8<-- [start:raise]
import numpy as np

steps = np.array([1, 2])
try:
    steps += 0.5
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(steps + 0.5)
# --8<-- [end:cure]

