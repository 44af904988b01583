# --8<-- [start:memmap]
import numpy as np

np.save("data.npy", np.zeros(3))
data = np.load("data.npy", mmap_mode="r+")
data[0] = 5
data.flush()
print(np.load("data.npy").tolist())

private = np.load("data.npy", mmap_mode="c")
private[1] = 7
private.flush()
print(private.tolist(), np.load("data.npy").tolist())
# --8<-- [end:memmap]

# --8<-- [start:below]
reader = np.load("data.npy", mmap_mode="r")
row = reader[:2]
with open("data.npy", "r+b") as file:
    file.seek(reader.offset)
    file.write(np.array([8.0]).tobytes())
print(row.tolist(), np.array(row).base is None)
# --8<-- [end:below]
import torch

try:
    reader[0] = 1
    raise AssertionError
except ValueError as error:
    assert "read-only" in str(error)
for kind in (np.float32, np.int64, np.uint8):
    np.save("kind.npy", np.zeros(4, kind))
    shared, kept = np.load("kind.npy", mmap_mode="r+"), np.load("kind.npy")
    tensor = torch.from_numpy(shared)
    tensor[0] = 3
    shared.flush()
    assert np.load("kind.npy")[0] == 3 and kept[0] == 0
    assert isinstance(shared[1:], np.memmap) and not np.shares_memory(shared.copy(), shared)
