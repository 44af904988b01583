# --8<-- [start:raise]
import numpy as np

data = np.frombuffer(b"abcd", dtype=np.uint8)
try:
    data.flags.writeable = True
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
data = np.array(data)
print(data.flags.writeable)
# --8<-- [end:cure]

