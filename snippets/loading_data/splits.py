# --8<-- [start:shared]
import copy

import torch
from torch.utils.data import Dataset, Subset, TensorDataset, random_split


class Pictures(Dataset):
    def __init__(self):
        self.transform = None

    def __len__(self):
        return 4

    def __getitem__(self, i):
        return self.transform(i) if self.transform else i


train, valid = random_split(Pictures(), [3, 1], generator=torch.Generator().manual_seed(0))
train.dataset.transform = lambda i: "augmented"
print(train.dataset is valid.dataset, train[0], valid[0])
# --8<-- [end:shared]
whole = train.dataset
# draw: train, valid, whole
assert valid[0] == "augmented"

# --8<-- [start:apart]
valid.dataset = copy.copy(train.dataset)
valid.dataset.transform = None
print(train[0], valid[0])
# --8<-- [end:apart]
copied = valid.dataset
# draw: train, valid, whole, copied
assert valid[0] in range(4)

# --8<-- [start:values]
tensor = torch.zeros(4)
data = TensorDataset(tensor)
first, second = Subset(data, [0, 1]), Subset(data, [1, 2])
first[1][0].add_(5)
print(second[0][0].item(), tensor.tolist())
# --8<-- [end:values]
assert second[0][0] == 5
for dtype in (torch.float16, torch.int64):
    tensor = torch.zeros(4, 2, dtype=dtype).t().contiguous().t()
    Subset(TensorDataset(tensor), [0])[0][0].add_(1)
    assert (tensor[0] == 1).all()
indices = [0, 1]
subset = Subset(data, indices)
indices.append(2)
assert len(subset) == 3
