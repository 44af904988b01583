import pandas as pd

# --8<-- [start:function]
import numpy as np
import torch


def reaches(owner, get):
    """Whether a write into what get(owner) gives shows when get is called again."""
    seen = []
    for value in (0, 1):
        get(owner)[...] = value
        seen.append(np.asarray(get(owner)).tolist())
    return seen[0] != seen[1]
# --8<-- [end:function]


# --8<-- [start:used]
layer = torch.nn.Linear(2, 2)
array = np.zeros((2, 2))
for name, owner, get in (
    ("a slice of an array", array, lambda a: a[:1]),
    ("a list as index", array, lambda a: a[[0]]),
    ("detach()", layer, lambda m: m.weight.detach()),
    ("double()", layer, lambda m: m.weight.detach().double()),
    ("state_dict()", layer, lambda m: m.state_dict()["weight"]),
):
    print(f"{name:20}{reaches(owner, get)}")
# --8<-- [end:used]
assert reaches(layer.double(), lambda m: m.weight.detach().double())
assert not reaches(pd.DataFrame({"x": [1.0]}), lambda df: df["x"].to_numpy(copy=True))
for dtype in (np.float16, np.int8, bool):
    array = np.zeros((2, 2), dtype, order="F")
    assert reaches(array, lambda a: a.T) and not reaches(array, lambda a: a.flatten())
    assert reaches(array, lambda a: a.ravel(order="K")) and not reaches(array, lambda a: a.ravel())

# --8<-- [start:version]
weight = torch.ones(2)
before = weight._version
weight[[0]].zero_()
print(weight._version - before)
weight[[0]] = 0
print(weight._version - before)
# --8<-- [end:version]
assert weight.tolist() == [0, 1]
hidden = weight._version
weight.data.zero_()
assert weight._version == hidden and not weight.any()
weight.detach().add_(1)
assert weight._version == hidden + 1
weight.numpy()[0] = 9
assert weight._version == hidden + 1 and weight[0] == 9
