# --8<-- [start:raise]
import numpy as np

try:
    np.array([1, 2], copy=False)
except ValueError as error:
    print(f"{type(error).__name__}: {str(error).splitlines()[0].rstrip('.')}")
# --8<-- [end:raise]

# --8<-- [start:cure]
x = np.array([1, 2])
print(np.asarray(x) is x)
# --8<-- [end:cure]

