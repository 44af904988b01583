# --8<-- [start:cache]
from torch.utils.data import DataLoader, Dataset


class Cached(Dataset):
    def __init__(self):
        self.cache, self.misses = {}, []

    def __len__(self):
        return 4

    def __getitem__(self, i):
        if i not in self.cache:
            self.misses.append(i)
            self.cache[i] = i * i
        return self.cache[i], len(self.misses)


for workers in (0, 2):
    dataset = Cached()
    loader = DataLoader(dataset, batch_size=2, num_workers=workers, multiprocessing_context="fork" if workers else None)
    misses = [count.max().item() for _ in range(2) for _, count in loader]
    print(workers, "workers:", len(dataset.cache), "cached,", misses)
# --8<-- [end:cache]
assert dataset.cache == {} and misses == [2, 2, 2, 2]

# --8<-- [start:persistent]
dataset = Cached()
loader = DataLoader(dataset, batch_size=2, num_workers=2, persistent_workers=True, multiprocessing_context="fork")
misses = [count.max().item() for _ in range(2) for _, count in loader]
print("persistent:", len(dataset.cache), "cached,", misses)
# --8<-- [end:persistent]
assert dataset.cache == {} and misses == [2, 2, 2, 2]
del loader
