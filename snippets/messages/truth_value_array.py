# --8<-- [start:raise]
import numpy as np

saved = {"w": np.ones(2)}
try:
    saved == {"w": np.ones(2)}
except ValueError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(np.array_equal(saved["w"], np.ones(2)))
# --8<-- [end:cure]

