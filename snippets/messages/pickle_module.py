# --8<-- [start:raise]
import copy
import math

config = {"math": math, "lr": 0.1}
try:
    copy.deepcopy(config)
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(copy.deepcopy({**config, "math": math.__name__}))
# --8<-- [end:cure]

