# --8<-- [start:reused]
import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset


class Frames(IterableDataset):
    def __iter__(self):
        frame = np.zeros(1, dtype=np.float32)
        for i in range(3):
            frame[:] = i
            yield frame


print([frame.tolist() for frame in list(Frames())])
print([batch.tolist() for batch in DataLoader(Frames(), batch_size=2)])
print([batch.tolist() for batch in list(DataLoader(Frames(), batch_size=None))])
# --8<-- [end:reused]
assert [batch.tolist() for batch in DataLoader(Frames(), batch_size=1)] == [[[0]], [[1]], [[2]]]
assert [frame.tolist() for frame in [frame.copy() for frame in Frames()]] == [[0], [1], [2]]


# --8<-- [start:every-worker]
class Numbers(IterableDataset):
    def __iter__(self):
        yield from range(3)


class Shared(IterableDataset):
    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        yield from range(3) if worker is None else range(worker.id, 3, worker.num_workers)


for dataset in (Numbers(), Shared()):
    loader = DataLoader(dataset, batch_size=None, num_workers=2, multiprocessing_context="fork")
    print(type(dataset).__name__, sorted(loader))
# --8<-- [end:every-worker]
assert sorted(DataLoader(Shared(), batch_size=None)) == [0, 1, 2]

# --8<-- [start:used-up]
numbers = (i for i in range(3))
print(list(numbers), list(numbers))
# --8<-- [end:used-up]
