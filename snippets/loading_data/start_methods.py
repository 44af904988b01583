# --8<-- [start:start]
import torch
from torch.utils.data import DataLoader

if __name__ == "__main__":
    for method in ("fork", "spawn"):
        data = torch.ones(2)
        loader = DataLoader(data, batch_size=None, collate_fn=torch.zero_, num_workers=1, multiprocessing_context=method)
        print(method, len(list(loader)), data.tolist(), data.is_shared())
        assert data.any() == (method == "fork") and data.is_shared() == (method == "spawn")
# --8<-- [end:start]
