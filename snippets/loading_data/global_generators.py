# --8<-- [start:globals]
import random

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Drawn(Dataset):
    def __init__(self, draw):
        self.draw = draw

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return self.draw()


def differ(draw):
    torch.manual_seed(0)
    loader = DataLoader(Drawn(draw), batch_size=1, num_workers=2, multiprocessing_context="fork")
    first, second = list(loader)
    return int(first) != int(second)


draws = {
    "random": lambda: random.randrange(10**6),
    "np.random": lambda: np.random.randint(10**6),
    "torch": lambda: int(torch.randint(10**6, ())),
    "random.Random(0)": lambda own=random.Random(0): own.randrange(10**6),
    "default_rng(0)": lambda own=np.random.default_rng(0): int(own.integers(10**6)),
    "torch.Generator()": lambda own=torch.Generator().manual_seed(0): int(torch.randint(10**6, (), generator=own)),
}
differs = {name: differ(draw) for name, draw in draws.items()}
for name, value in differs.items():
    print(f"{name:18} the workers' numbers differ: {value}")
# --8<-- [end:globals]
assert list(differs.values()) == [True] * 3 + [False] * 3
