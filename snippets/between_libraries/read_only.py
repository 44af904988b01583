# --8<-- [start:around]
import warnings

import pandas as pd
import torch

df = pd.DataFrame({"x": [1.0, 2.0, 3.0]})
other = df.copy(deep=False)
values = df["x"].to_numpy()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.set_warn_always(True)
    t = torch.from_numpy(values)
    torch.set_warn_always(False)
t -= t.mean()
print(values.flags.writeable, df["x"].tolist(), other["x"].tolist())
print(len(caught), str(caught[0].message)[:36])
# --8<-- [end:around]
# draw: t, values
assert df["x"].tolist() == other["x"].tolist() == [-1, 0, 1]

# --8<-- [start:copied]
df = pd.DataFrame({"x": [1.0, 2.0, 3.0]})
t = torch.from_numpy(df["x"].to_numpy(copy=True))
t -= t.mean()
print(df["x"].tolist())
# --8<-- [end:copied]
assert df["x"].tolist() == [1, 2, 3]
warnings.simplefilter("ignore")
import numpy as np

for dtype in ("float32", "int64", "bool"):
    frame = pd.DataFrame({"x": [1, 1]}).astype(dtype)
    torch.from_numpy(frame["x"].to_numpy())[0] = 0
    assert frame["x"].tolist()[0] == 0
    frame = pd.DataFrame({"x": [1, 1], "y": [1, 1]}).astype(dtype)
    torch.from_numpy(frame.to_numpy())[0, 0] = 0
    assert frame["x"].tolist()[0] == 0
    torch.tensor(frame.to_numpy())[1, 1] = 0
    assert frame["y"].tolist()[1] == 1
for values in (["a", "b"], pd.array([1, 2], dtype="Int64")):
    column = pd.Series(values)
    array = column.to_numpy()
    array[0] = column[1]
    assert column[0] == column[1]
    assert not np.asarray(pd.Series(values)).flags.writeable
frame = pd.DataFrame({"x": [1, 1], "y": [1.0, 1.0]})
assert frame.to_numpy().flags.writeable
frame.to_numpy()[0, 0] = 0
assert frame["x"].tolist() == [1, 1]
