# --8<-- [start:alive]
import gc

import numpy as np
import torch

array = np.ones(1000)
tensor = torch.from_numpy(array)
del array
gc.collect()
print(int(tensor.sum()))
# --8<-- [end:alive]
assert tensor.sum() == 1000

# --8<-- [start:resize]
array = np.ones(4)
tensor = torch.from_numpy(array)
try:
    array.resize(8)
except ValueError as error:
    print(type(error).__name__, str(error).split(":")[0][:40])
data = bytearray(8)
view = memoryview(data)
try:
    data.extend(b"more")
except BufferError as error:
    print(type(error).__name__)
# --8<-- [end:resize]
assert len(tensor) == 4 and len(data) == 8

# --8<-- [start:whole]
import weakref

big = np.ones((1000, 1000), dtype=np.float32)
whole = weakref.ref(big)
row = torch.from_numpy(big[0])
del big
gc.collect()
print(row.numel(), "elements keep", whole().size)
row = row.clone()
gc.collect()
print(whole())
# --8<-- [end:whole]
