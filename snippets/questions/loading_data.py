# --8<-- [start:getitem]
import torch
from torch.utils.data import TensorDataset

dataset = TensorDataset(torch.ones(2, 3))
(sample,) = dataset[0]
sample.mul_(10)
print(dataset[0][0].sum().item())
# --8<-- [end:getitem]

# --8<-- [start:getitem-copied]
import torch
from torch.utils.data import TensorDataset

dataset = TensorDataset(torch.ones(2, 3))
sample = dataset[0][0].clone()
sample.mul_(10)
print(dataset[0][0].sum().item())
# --8<-- [end:getitem-copied]

# --8<-- [start:batch]
import torch
from torch.utils.data import DataLoader, TensorDataset

data = torch.ones(4, 1)
loader = DataLoader(TensorDataset(data), batch_size=2)
for (batch,) in loader:
    batch.zero_()
print(data.sum().item())
# --8<-- [end:batch]

# --8<-- [start:batch-views]
import torch
from torch.utils.data import DataLoader, TensorDataset

data = torch.ones(4, 1)
loader = DataLoader(TensorDataset(data), batch_size=2)
for batch in data.split(2):
    batch.zero_()
print(data.sum().item())
# --8<-- [end:batch-views]

# --8<-- [start:not-batched]
import torch
from torch.utils.data import DataLoader

samples = [torch.ones(2), torch.ones(2)]
for sample in DataLoader(samples, batch_size=None):
    sample.zero_()
print(samples[0].sum().item())
# --8<-- [end:not-batched]
# draw: samples

# --8<-- [start:not-batched-collated]
import torch
from torch.utils.data import DataLoader

samples = [torch.ones(2), torch.ones(2)]
for sample in DataLoader(samples, batch_size=1):
    sample.zero_()
print(samples[0].sum().item())
# --8<-- [end:not-batched-collated]

# --8<-- [start:two-splits]
from torch.utils.data import random_split

train, test = random_split(range(10), [8, 2])
print(train.dataset is test.dataset)
# --8<-- [end:two-splits]

# --8<-- [start:two-splits-apart]
from torch.utils.data import random_split

train, test = random_split(range(10), [8, 2])
test.dataset = list(test.dataset)
print(train.dataset is test.dataset)
# --8<-- [end:two-splits-apart]

# --8<-- [start:indices]
from torch.utils.data import Subset

chosen = [0, 1]
part = Subset("abcd", chosen)
chosen.append(3)
print(len(part))
# --8<-- [end:indices]
# draw: chosen, part

# --8<-- [start:indices-copied]
from torch.utils.data import Subset

chosen = [0, 1]
part = Subset("abcd", chosen[:])
chosen.append(3)
print(len(part))
# --8<-- [end:indices-copied]

# --8<-- [start:first-batch]
from torch.utils.data import DataLoader

loader = DataLoader([1, 2, 3], batch_size=None)
first = next(iter(loader))
second = next(iter(loader))
print(first, second)
# --8<-- [end:first-batch]

# --8<-- [start:first-batch-goes-on]
from torch.utils.data import DataLoader

loader = DataLoader([1, 2, 3], batch_size=None)
batches = iter(loader)
first = next(batches)
second = next(batches)
print(first, second)
# --8<-- [end:first-batch-goes-on]

# --8<-- [start:cached]
from functools import lru_cache


@lru_cache
def load(name):
    return [0, 0]


sample = load("a")
sample[0] = 9
print(load("a"))
# --8<-- [end:cached]
# draw: sample

# --8<-- [start:cached-fresh]
from functools import lru_cache


def load(name):
    return [0, 0]


sample = load("a")
sample[0] = 9
print(load("a"))
# --8<-- [end:cached-fresh]

# --8<-- [start:generators]
import torch

first = torch.Generator().manual_seed(0)
second = first
a = torch.rand(1, generator=first)
b = torch.rand(1, generator=second)
print(torch.equal(a, b))
# --8<-- [end:generators]

# --8<-- [start:generators-two]
import torch

first = torch.Generator().manual_seed(0)
second = torch.Generator().manual_seed(0)
a = torch.rand(1, generator=first)
b = torch.rand(1, generator=second)
print(torch.equal(a, b))
# --8<-- [end:generators-two]
