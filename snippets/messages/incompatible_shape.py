# --8<-- [start:raise]
import warnings

import numpy as np

warnings.simplefilter("ignore")
x = np.arange(6).reshape(2, 3).T
try:
    x.shape = 6
except AttributeError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
y = x.reshape(6)
print(np.shares_memory(x, y))
# --8<-- [end:cure]

