# --8<-- [start:raise]
import pandas as pd

part = pd.DataFrame({"a": [1, 2]})
frame = pd.concat([part, part])
try:
    frame["b"] = pd.Series([1, 2], index=[0, 0])
    frame["b"] = pd.concat([part["a"], part["a"]]).iloc[:3]
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
frame = pd.concat([part, part], ignore_index=True)
print(frame.index.tolist())
# --8<-- [end:cure]

