# --8<-- [start:raise]
import warnings

import pandas as pd

frame = pd.DataFrame({"a": [1]})
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for number in range(120):
        frame[f"column {number}"] = number
print(f"{caught[0].category.__name__}: {str(caught[0].message).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
columns = {f"column {number}": [number] for number in range(120)}
frame = pd.concat([pd.DataFrame({"a": [1]}), pd.DataFrame(columns)], axis=1)
print(frame.shape)
# --8<-- [end:cure]

