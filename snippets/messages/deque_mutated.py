# --8<-- [start:raise]
from collections import deque

buffer = deque([1, 2, 3])
try:
    for each in buffer:
        buffer.append(each)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
for each in list(buffer):
    buffer.append(each)
print(len(buffer))
# --8<-- [end:cure]

