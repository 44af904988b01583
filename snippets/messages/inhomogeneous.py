# --8<-- [start:raise]
import numpy as np

rows = [[1, 2], [3]]
try:
    np.array(rows)
except ValueError as error:
    print(f"{type(error).__name__}: {str(error).split(' after')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
x = np.array(rows, dtype=object)
print(x[0] is rows[0])
# --8<-- [end:cure]

