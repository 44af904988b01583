import numpy as np
import pandas as pd

# --8<-- [start:release]
since_2_1 = tuple(map(int, pd.__version__.split(".")[:2])) >= (2, 1)
since_3 = int(pd.__version__.split(".")[0]) >= 3


def report(line, changed):
    print(f"{line}: the source", "changed with the result" if changed else "stayed")
    return changed
# --8<-- [end:release]


# --8<-- [start:pandas-column]
a = pd.DataFrame({"x": [1, 2]})
b = a["x"]
b.iloc[0] = 9
assert report('a["x"]', a.loc[0, "x"] == 9) == (not since_3)
# --8<-- [end:pandas-column]

# --8<-- [start:pandas-row-slice]
a = pd.DataFrame({"x": [1, 2]})
b = a[:1]
b.iat[0, 0] = 9
assert report("a[:1]", a.loc[0, "x"] == 9) == (not since_3)
# --8<-- [end:pandas-row-slice]

# --8<-- [start:pandas-iloc-row]
a = pd.DataFrame({"x": [1, 2], "y": [3, 4]})
b = a.iloc[0]
b["x"] = 9
assert report("a.iloc[0]", a.loc[0, "x"] == 9) == (not since_3)
# --8<-- [end:pandas-iloc-row]

# --8<-- [start:pandas-loc-column]
a = pd.DataFrame({"x": [1, 2]})
b = a.loc[:, "x"]
b.iloc[0] = 9
assert report('a.loc[:, "x"]', a.loc[0, "x"] == 9) == (not since_3)
# --8<-- [end:pandas-loc-column]

# --8<-- [start:pandas-shallow-copy]
a = pd.DataFrame({"x": [1, 2]})
b = a.copy(deep=False)
b.loc[0, "x"] = 9
assert report("a.copy(deep=False)", a.loc[0, "x"] == 9) == (not since_3)
# --8<-- [end:pandas-shallow-copy]

# --8<-- [start:pandas-transpose]
a = pd.DataFrame({"x": [1, 2]})
b = a.T
b.loc["x", 0] = 9
assert report("a.T", a.loc[0, "x"] == 9) == (not since_3)
# --8<-- [end:pandas-transpose]

# --8<-- [start:pandas-series-of-array]
a = np.array([1, 2])
b = pd.Series(a)
b.iloc[0] = 9
assert report("pd.Series(array)", a[0] == 9) == (not since_3)
# --8<-- [end:pandas-series-of-array]

# --8<-- [start:pandas-frame-of-array]
a = np.array([[1, 2], [3, 4]])
b = pd.DataFrame(a)
b.iloc[0, 0] = 9
assert report("pd.DataFrame(array)", a[0, 0] == 9) == (not since_3)
# --8<-- [end:pandas-frame-of-array]

# --8<-- [start:pandas-frame-of-frame]
a = pd.DataFrame({"x": [1, 2]})
b = pd.DataFrame(a)
b.loc[0, "x"] = 9
assert report("pd.DataFrame(frame)", a.loc[0, "x"] == 9) == (not since_3)
# --8<-- [end:pandas-frame-of-frame]

# --8<-- [start:pandas-concat]
a = pd.DataFrame({"x": [1, 2]})
b = pd.concat([a])
b.loc[0, "x"] = 9
assert report("pd.concat([a])", a.loc[0, "x"] == 9) == (since_2_1 and not since_3)
# --8<-- [end:pandas-concat]
