# --8<-- [start:raise]
import pandas as pd

frame = pd.DataFrame({"a": [1, 2]})
try:
    frame["a"] > 0 and frame["a"] < 2
except ValueError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(((frame["a"] > 0) & (frame["a"] < 2)).tolist())
# --8<-- [end:cure]

