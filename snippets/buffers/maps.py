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

# --8<-- [start:closed]
import mmap
import os

import torch

with open("numbers.bin", "wb") as file:
    file.write(bytes(16))
with open("numbers.bin", "r+b") as file:
    mapped = mmap.mmap(file.fileno(), 0)
array = np.frombuffer(mapped, np.float32)
try:
    mapped.close()
except BufferError as error:
    print("NumPy:", error)
del array

tensor = torch.frombuffer(mapped, dtype=torch.float32)
mapped.close()
child = os.fork()
if child == 0:
    tensor.sum().item()
    os._exit(0)
_, status = os.waitpid(child, 0)
print("PyTorch: killed by a signal:", os.WIFSIGNALED(status))
# --8<-- [end:closed]
with open("numbers.bin", "r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
    kept = torch.frombuffer(mapped, dtype=torch.float32).clone()
assert not kept.any()
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
