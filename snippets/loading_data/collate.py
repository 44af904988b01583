# --8<-- [start:collate]
import numpy as np
import torch
from torch.utils.data import DataLoader, default_collate

data = torch.zeros(2, 3)
array = np.zeros(3, dtype=np.float32)
default_collate([data[0], data[1]]).fill_(9)
default_collate([array, array]).fill_(9)
print(data.sum().item(), array.sum().item())
# --8<-- [end:collate]
assert not data.any() and not array.any()

# --8<-- [start:single]
for size in (2, None):
    data = torch.zeros(2, 3)
    for batch in DataLoader(data, batch_size=size):
        batch.fill_(9)
    print("batch_size", size, "->", data.sum().item())
# --8<-- [end:single]
assert data.sum() == 54
for dtype in (torch.float16, torch.bfloat16, torch.int64):
    data = torch.zeros(2, 3, dtype=dtype)
    next(iter(DataLoader(data, batch_size=None))).fill_(1)
    assert data.sum() == 3
    next(iter(DataLoader(data, batch_size=2))).fill_(7)
    assert data.sum() == 3
array = np.zeros((2, 3), dtype=np.float32)
next(iter(DataLoader(array, batch_size=None))).fill_(1)
assert array.sum() == 3
whole = next(iter(DataLoader(data, batch_size=2, collate_fn=lambda samples: samples)))
whole[0].fill_(2)
assert data[0].sum() == 6
strings = ["a"]
assert default_collate([{"x": [1], "name": "a"}])["name"] == strings

# --8<-- [start:workers]
batches = list(DataLoader(torch.zeros(4, 1), batch_size=2, num_workers=1, multiprocessing_context="fork"))
print([batch.is_shared() for batch in batches], batches[0].untyped_storage().data_ptr() == batches[1].untyped_storage().data_ptr())
# --8<-- [end:workers]
batches[0].fill_(1)
assert not batches[1].any() and all(batch.is_shared() for batch in batches)
