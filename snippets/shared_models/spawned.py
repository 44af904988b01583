# --8<-- [start:spawned]
import multiprocessing

import torch
from torch import nn


def train(model):
    nn.init.constant_(model.weight, 7)


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        model = nn.Linear(1, 1)
        process = multiprocessing.get_context(method).Process(target=train, args=(model,))
        process.start()
        process.join()
        print(f"{method:10}", model.weight.item() == 7, model.weight.is_shared())
        assert torch.equal(model.weight, torch.full((1, 1), 7.0)) == model.weight.is_shared() == (method != "fork")
# --8<-- [end:spawned]
