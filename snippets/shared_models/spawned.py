# --8<-- [start:spawned]
import multiprocessing

import torch
from torch import nn

if __name__ == "__main__":
    trained = {"weight": torch.full((1, 1), 7.0), "bias": torch.zeros(1)}
    for method in ("fork", "spawn", "forkserver"):
        model = nn.Linear(1, 1)
        process = multiprocessing.get_context(method).Process(target=model.load_state_dict, args=(trained,))
        process.start()
        process.join()
        print(f"{method:10}", model.weight.item() == 7, model.weight.is_shared())
        assert torch.equal(model.weight, torch.full((1, 1), 7.0)) == model.weight.is_shared() == (method != "fork")
# --8<-- [end:spawned]
