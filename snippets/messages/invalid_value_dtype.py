# --8<-- [start:raise]
import pandas as pd

frame = pd.DataFrame({"a": [1, 2]})
try:
    frame.loc[0, "a"] = 1.5
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
frame["a"] = frame["a"].astype(float)
frame.loc[0, "a"] = 1.5
print(frame["a"].tolist())
# --8<-- [end:cure]

