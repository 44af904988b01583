# --8<-- [start:ways]
import gc
import warnings

import numpy as np
import pandas as pd
import scipy.sparse
import torch
import torch.utils.dlpack

warnings.simplefilter("ignore")
makers = {
    "NumPy": lambda: np.ones(64, dtype=np.float32),
    "read-only NumPy": lambda: np.frombuffer(np.ones(64, dtype=np.float32).tobytes(), dtype=np.float32),
    "PyTorch": lambda: torch.ones(64),
    "pandas": lambda: pd.Series(np.ones(64, dtype=np.float32)),
}
ways = [
    ("NumPy", "torch.from_numpy(a)", torch.from_numpy),
    ("NumPy", "torch.as_tensor(a)", torch.as_tensor),
    ("NumPy", "torch.tensor(a)", torch.tensor),
    ("NumPy", "torch.from_dlpack(a)", torch.from_dlpack),
    ("NumPy", "pd.Series(a)", pd.Series),
    ("NumPy", "pd.DataFrame(a)", pd.DataFrame),
    ("NumPy", "memoryview(a)", memoryview),
    ("NumPy", "scipy csr_array(a)", lambda a: scipy.sparse.csr_array(a[None])),
    ("read-only NumPy", "torch.from_numpy(a)", torch.from_numpy),
    ("read-only NumPy", "torch.from_dlpack(a)", torch.from_dlpack),
    ("read-only NumPy", "np.asarray(a)", np.asarray),
    ("PyTorch", "t.numpy()", torch.Tensor.numpy),
    ("PyTorch", "np.asarray(t)", np.asarray),
    ("PyTorch", "np.array(t)", np.array),
    ("PyTorch", "np.from_dlpack(t)", np.from_dlpack),
    ("PyTorch", "pd.Series(t.numpy())", lambda t: pd.Series(t.numpy())),
    ("pandas", "s.to_numpy()", pd.Series.to_numpy),
    ("pandas", "s.to_numpy(copy=True)", lambda s: s.to_numpy(copy=True)),
    ("pandas", "np.asarray(s)", np.asarray),
    ("pandas", "torch.from_numpy(s.to_numpy())", lambda s: torch.from_numpy(s.to_numpy())),
    ("pandas", "torch.tensor(s.to_numpy())", lambda s: torch.tensor(s.to_numpy())),
]
# --8<-- [end:ways]


# --8<-- [start:matrix]
def first(value):
    value = value.data if isinstance(value, scipy.sparse.csr_array) else value
    return float(value.iloc[0] if isinstance(value, pd.Series) else value.iloc[0, 0] if isinstance(value, pd.DataFrame) else value[0])


def write(value):
    if isinstance(value, pd.DataFrame):
        value.iloc[0, 0] = 5
    elif isinstance(value, scipy.sparse.csr_array):
        value.data[0] = 5
    elif isinstance(value, pd.Series):
        value.iloc[0] = 5
    else:
        value[0] = 5


def accepts(value):
    try:
        write(value)
    except (ValueError, TypeError):
        return False
    return True


def tried(make, convert):
    """Whether the result can be written to, the source shows it, the result shows the source's writes, and it outlives the source."""
    source = make()
    result = convert(source)
    writable = accepts(result)
    reaches = first(source) == 5
    source = make()
    result = convert(source)
    seen = accepts(source) and first(result) == 5
    source = make()
    result = convert(source)
    del source
    gc.collect()
    others = [np.zeros(64, dtype=np.float32) for _ in range(100)]
    return writable, reaches, seen, first(result) == 1 and not any(other[0] for other in others)


outcomes = {(source, name): tried(makers[source], convert) for source, name, convert in ways}
print(f"{'from':16}{'by':32}writable  reaches  sees  alive")
for (source, name), found in outcomes.items():
    writable, reaches, seen, alive = ("yes" if each else "-" for each in found)
    print(f"{source:16}{name:32}{writable:10}{reaches:9}{seen:6}{alive}")
# --8<-- [end:matrix]
assert all(alive for *_, alive in outcomes.values())
for key in (("NumPy", "torch.from_numpy(a)"), ("NumPy", "torch.from_dlpack(a)"), ("PyTorch", "t.numpy()"), ("PyTorch", "np.asarray(t)")):
    assert outcomes[key] == (True, True, True, True)
for key in (("NumPy", "torch.tensor(a)"), ("PyTorch", "np.array(t)"), ("pandas", "s.to_numpy(copy=True)")):
    assert outcomes[key] == (True, False, False, True)
assert outcomes["read-only NumPy", "torch.from_numpy(a)"][:2] == (True, True)
assert outcomes["pandas", "torch.from_numpy(s.to_numpy())"][:2] == (True, True)
