# --8<-- [start:in-place]
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __init__(self, images):
        self.images = images

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        image = self.images[i]
        image -= 5
        return image


for workers in (0, 1):
    dataset = Images(np.full((2, 3), 10.0, dtype=np.float32))
    loader = DataLoader(dataset, batch_size=2, num_workers=workers, multiprocessing_context="fork" if workers else None)
    print(workers, "workers:", [float(batch[0, 0]) for epoch in range(3) for batch in loader], dataset.images[0, 0])
# --8<-- [end:in-place]
assert dataset.images[0, 0] == 10


# --8<-- [start:copied]
class Copied(Images):
    def __getitem__(self, i):
        return self.images[i] - 5


for workers in (0, 1):
    dataset = Copied(np.full((2, 3), 10.0, dtype=np.float32))
    loader = DataLoader(dataset, batch_size=2, num_workers=workers, multiprocessing_context="fork" if workers else None)
    print(workers, "workers:", [float(batch[0, 0]) for epoch in range(3) for batch in loader], dataset.images[0, 0])
# --8<-- [end:copied]


def epochs(images, **options):
    loader = DataLoader(Images(images), batch_size=2, **options)
    return [float(batch[0].flatten()[0]) for epoch in range(3) for batch in loader]


for dtype in (np.float16, np.float64, np.int32):
    for order in "CF":
        assert epochs(np.full((2, 3), 10, dtype=dtype, order=order)) == [5, 0, -5]
for dtype in (torch.float32, torch.bfloat16, torch.int64):
    assert epochs(torch.full((2, 3), 10, dtype=dtype)) == [5, 0, -5]
assert epochs([torch.full((3,), 10.0) for _ in range(2)]) == [5, 0, -5]
assert epochs([10, 10]) == [5, 5, 5]
forked = {"num_workers": 1, "multiprocessing_context": "fork"}
assert epochs(torch.full((2, 3), 10.0), **forked) == [5, 5, 5]
assert epochs(torch.full((2, 3), 10.0), persistent_workers=True, **forked) == [5, 0, -5]
assert epochs(torch.full((2, 3), 10.0).share_memory_(), **forked) == [5, 0, -5]

# --8<-- [start:guard]
stored = np.full((2, 3), 10.0)
stored.setflags(write=False)
try:
    Images(stored)[0]
except ValueError as error:
    print(type(error).__name__, error)
# --8<-- [end:guard]
assert stored[0, 0] == 10
