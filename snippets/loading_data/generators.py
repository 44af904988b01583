# --8<-- [start:copied]
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info


class Noisy(Dataset):
    def __init__(self):
        self.rng = np.random.default_rng(0)

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return int(self.rng.integers(1000))


def numbers(dataset, **options):
    torch.manual_seed(0)
    loader = DataLoader(dataset, batch_size=1, num_workers=2, multiprocessing_context="fork", **options)
    return [[int(batch) for batch in loader] for epoch in range(2)]


first, second = numbers(Noisy())
print(first, second)
# --8<-- [end:copied]
assert first == second and first[0] == first[1] and first[2] == first[3]
kept_first, kept_second = numbers(Noisy(), persistent_workers=True)
assert kept_second != kept_first and kept_first[0] == kept_first[1] and kept_second[0] == kept_second[1]


# --8<-- [start:seeded]
def seed(worker):
    get_worker_info().dataset.rng = np.random.default_rng(torch.initial_seed())


first, second = numbers(Noisy(), worker_init_fn=seed)
print(len(set(first)), "different numbers of", len(first), "and others in the next epoch:", first != second)
# --8<-- [end:seeded]
assert len(set(first)) == 4 and first != second
