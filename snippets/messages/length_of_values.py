# --8<-- [start:raise]
import pandas as pd

frame = pd.DataFrame({"a": [1, 2, 3]})
try:
    frame["b"] = [1, 2]
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
frame["b"] = pd.Series([1, 2], index=[0, 1])
print(frame["b"].tolist())
# --8<-- [end:cure]

