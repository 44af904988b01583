# --8<-- [start:raise]
import numpy as np

data = np.frombuffer(bytes(4), dtype=np.uint8)
try:
    data[0] = 1
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
data = data.copy()
data[0] = 1
print(data)
# --8<-- [end:cure]

