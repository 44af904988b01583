# --8<-- [start:plus-equals]
import numpy as np
import torch

positions = torch.tensor([10.0, 20.0])


def embed(x):
    x += positions
    return x


def embed_out(x):
    return x + positions


batch = torch.zeros(2)
embed_out(batch)
print(batch.tolist())
embed(batch)
embed(batch)
print(batch.tolist())
# --8<-- [end:plus-equals]

# --8<-- [start:test]
import copy


def changed(function, *arguments):
    before = copy.deepcopy(arguments)
    function(*arguments)
    return [str(b) != str(a) for b, a in zip(before, arguments)]


print(changed(embed, torch.zeros(2)), changed(embed_out, torch.zeros(2)))
# --8<-- [end:test]
for start in (torch.zeros(2, dtype=torch.float64), torch.zeros(2, 2).t(), torch.zeros(4)[::2], np.zeros(2)):
    if isinstance(start, np.ndarray):
        assert changed(lambda x: x.__iadd__(1), start) == [True]
        continue
    assert changed(embed, start) == [True] and changed(embed_out, start) == [False]
for start in (1, 1.5, "a", (1,)):
    def add(x):
        x += type(x)(x)
        return x
    assert changed(add, start) == [False]

# --8<-- [start:hidden]
CASES = {
    "x.sort()": lambda x: x.sort(),
    "np.sort(x)": lambda x: np.sort(x),
    "np.random.shuffle(x)": lambda x: np.random.default_rng(0).shuffle(x),
    "rng.permutation(x)": lambda x: np.random.default_rng(0).permutation(x),
    "np.nan_to_num(x, copy=False)": lambda x: np.nan_to_num(x, copy=False),
    "np.add(x, 1, out=x)": lambda x: np.add(x, 1, out=x),
    "np.fill_diagonal(...)": lambda x: np.fill_diagonal(x.reshape(2, 2), 7),
    "np.put(x, 0, 7)": lambda x: np.put(x, 0, 7),
    "np.clip(x, 0, 1)": lambda x: np.clip(x, 0, 1),
}
for name, call in CASES.items():
    print(f"{name:29} {'changed' if changed(call, np.array([3.0, np.nan, 1.0, 2.0]))[0] else 'left alone'}")
# --8<-- [end:hidden]


# --8<-- [start:read-only]
batch = np.zeros(2)
view = batch.view()
view.flags.writeable = False
try:
    view += 1
except ValueError as error:
    print(error)
# --8<-- [end:read-only]
batch += 1
assert view.tolist() == [1, 1]
