# --8<-- [start:lost]
import warnings

import pandas as pd

df = pd.DataFrame({"x": [1, 2, 3], "y": [1, 1, 1]})
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    df[df.x > 1]["y"] = 0
    df["y"][0] = 5
    for _, row in df.iterrows():
        row["y"] = 9
    df["y"].replace(1, 7, inplace=True)
print(df["y"].tolist())
for name in [w.category.__name__ for w in caught]:
    print(name)
# --8<-- [end:lost]
assert df["y"].tolist() == [1, 1, 1]
assert not hasattr(pd.errors, "SettingWithCopyWarning")

# --8<-- [start:reaches]
df.loc[df.x > 1, "y"] = 0
df.loc[0, "y"] = 5
df["y"] = df["y"].replace(5, 7)
print(df["y"].tolist())
# --8<-- [end:reaches]
assert df["y"].tolist() == [7, 0, 0]

# --8<-- [start:part]
part = df[df.x > 1]
part["z"] = part.x * 2
print(list(part.columns), list(df.columns))
# --8<-- [end:part]
assert "z" not in df

for dtype in ("int64", "float32", "bool", "str", "category", "Int64", "datetime64[ns]"):
    values = pd.Series([1, 2, 2]).astype(str if dtype in ("str", "category") else "int64").astype(dtype)
    frame = pd.DataFrame({"y": values, "x": [0, 1, 2]})
    before = frame.copy()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame[frame.x > 0]["y"] = values[0]
        frame["y"][1] = values[0]
        frame.loc[frame.x > 0]["y"] = values[0]
    assert frame.equals(before)
    frame.loc[frame.x > 0, "y"] = values[0]
    assert (frame["y"] == values[0]).all()


class Named(pd.DataFrame):
    pass


named = Named({"y": [1, 1]})
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    named["y"][0] = 5
assert named["y"].tolist() == [1, 1]
for column, stays in (([1.0, 2.0], True), (["a", "b"], True)):
    frame = pd.DataFrame({"x": column})
    for index, row in frame.iterrows():
        row["x"] = column[1]
    assert frame["x"].tolist() == column
    for index, row in frame.iterrows():
        frame.loc[index, "x"] = column[1]
    assert (frame["x"] == column[1]).all()
