# --8<-- [start:dataset]
import torch
from torch.utils.data import DataLoader, Dataset


class Curriculum(Dataset):
    def __init__(self, epoch=0):
        self.epoch = epoch

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return int(self.epoch)
# --8<-- [end:dataset]


# --8<-- [start:persistent]
def epochs(dataset, **options):
    loader = DataLoader(dataset, batch_size=4, multiprocessing_context="fork" if options.get("num_workers") else None, **options)
    seen = []
    for epoch in range(3):
        dataset.epoch = epoch
        seen += next(iter(loader)).unique().tolist()
    return seen


print("no workers        ", epochs(Curriculum(), num_workers=0))
print("new workers       ", epochs(Curriculum(), num_workers=2))
print("persistent workers", epochs(Curriculum(), num_workers=2, persistent_workers=True))
# --8<-- [end:persistent]
assert epochs(Curriculum(), num_workers=1, persistent_workers=True) == [0, 0, 0]
assert epochs(Curriculum(), num_workers=1) == [0, 1, 2]

# --8<-- [start:shared]
dataset = Curriculum(epoch=torch.zeros((), dtype=torch.int64).share_memory_())
loader = DataLoader(dataset, batch_size=4, num_workers=2, persistent_workers=True, multiprocessing_context="fork")
seen = []
for epoch in range(3):
    dataset.epoch.fill_(epoch)
    seen += next(iter(loader)).unique().tolist()
print(seen)
# --8<-- [end:shared]
assert seen == [0, 1, 2]
del loader
private = Curriculum(epoch=torch.zeros((), dtype=torch.int64))
loader = DataLoader(private, batch_size=4, num_workers=1, persistent_workers=True, multiprocessing_context="fork")
next(iter(loader))
private.epoch.fill_(5)
assert next(iter(loader)).unique().tolist() == [0]
del loader
