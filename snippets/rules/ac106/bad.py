# --8<-- [start:getitem]
import torch


class Images(torch.utils.data.Dataset):
    def __init__(self):
        self.images = torch.full((2, 1), 8.0)

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        image = self.images[index]
        image /= 2  # (1)!
        return image


images = Images()
for epoch in range(3):
    print("epoch", epoch, images[0].item())
# --8<-- [end:getitem]
assert images.images[0].item() == 1
