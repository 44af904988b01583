# --8<-- [start:raise]
import copy

batches = (each for each in range(3))
try:
    copy.deepcopy(batches)
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
batches = list(range(3))
print(copy.deepcopy(batches))
# --8<-- [end:cure]

