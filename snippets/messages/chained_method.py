# --8<-- [start:raise]
import warnings

import pandas as pd

frame = pd.DataFrame({"a": [1.0, None]})
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    frame["a"].fillna(0, inplace=True)
print(f"{caught[0].category.__name__}: {str(caught[0].message).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
frame["a"] = frame["a"].fillna(0)
print(frame["a"].tolist())
# --8<-- [end:cure]

