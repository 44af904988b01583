# --8<-- [start:cycle]
import torch
from torch.utils.data import DataLoader


def forever(loader):
    while True:
        yield from loader


torch.manual_seed(0)
loader = DataLoader(range(6), batch_size=2, shuffle=True)
batches = forever(loader)

epochs = [[next(batches) for _ in range(len(loader))] for _ in range(2)]
print("epoch 0:", [batch.tolist() for batch in epochs[0]])
print("epoch 1:", [batch.tolist() for batch in epochs[1]])
# --8<-- [end:cycle]
assert [batch.tolist() for batch in epochs[0]] != [batch.tolist() for batch in epochs[1]]
