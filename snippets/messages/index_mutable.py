# --8<-- [start:raise]
import pandas as pd

frame = pd.DataFrame({"a": [1, 2]})
try:
    frame.index[0] = 9
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
frame = frame.rename(index={0: 9})
print(frame.index.tolist())
# --8<-- [end:cure]

