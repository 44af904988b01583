# --8<-- [start:raise]
import numpy as np

x = np.ones(3)
try:
    x += np.ones((2, 3))
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
x = x + np.ones((2, 3))
print(x.shape)
# --8<-- [end:cure]

