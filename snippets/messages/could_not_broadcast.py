# --8<-- [start:raise]
import numpy as np

x = np.zeros(4)
try:
    x[:2] = [1, 2, 3]
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
x[:3] = [1, 2, 3]
print(x)
# --8<-- [end:cure]

