# --8<-- [start:save]
import random

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader


def build():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Dropout(0.5), nn.Linear(4, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    return {
        "model": model,
        "optimizer": optimizer,
        "scheduler": torch.optim.lr_scheduler.StepLR(optimizer, step_size=3, gamma=0.5),
        "scaler": torch.amp.GradScaler("cpu"),
        "order": torch.Generator().manual_seed(0),
    }


def save(parts, epoch, path):
    torch.save({
        "epoch": epoch,
        **{name: parts[name].state_dict() for name in ("model", "optimizer", "scheduler", "scaler")},
        "order": parts["order"].get_state(),
        "torch": torch.get_rng_state(),
        "numpy": np.random.get_state(legacy=False),
        "python": random.getstate(),
    }, path)
# --8<-- [end:save]


# --8<-- [start:load]
def load(parts, path):
    state = torch.load(path, map_location="cpu", weights_only=False)
    for name in ("model", "optimizer", "scheduler", "scaler"):
        parts[name].load_state_dict(state[name])
    parts["order"].set_state(state["order"])
    torch.set_rng_state(state["torch"])
    np.random.set_state(state["numpy"])
    random.setstate(state["python"])
    return state["epoch"]
# --8<-- [end:load]


# --8<-- [start:train]
def train(parts, epochs):
    data = torch.arange(24.0).view(8, 3) / 24
    for epoch in epochs:
        for batch in DataLoader(data, batch_size=4, shuffle=True, generator=parts["order"]):
            noise = random.random() + np.random.rand()
            parts["optimizer"].zero_grad()
            loss = (parts["model"](batch) - noise).square().mean()
            parts["scaler"].scale(loss).backward()
            parts["scaler"].step(parts["optimizer"])
            parts["scaler"].update()
        parts["scheduler"].step()
    return parts["model"].state_dict()


def seed():
    random.seed(0)
    np.random.seed(0)


straight = build()
seed()
train(straight, range(4))

first = build()
seed()
train(first, range(2))
save(first, 2, "checkpoint.pt")
resumed = build()
start = load(resumed, "checkpoint.pt")
train(resumed, range(start, 4))

pairs = list(zip(straight["model"].state_dict().items(), resumed["model"].state_dict().values()))
print(all(torch.equal(one, other) for (_, one), other in pairs))
# --8<-- [end:train]
assert all(torch.equal(one, other) for (_, one), other in pairs)

# --8<-- [start:without]
for left_out in ("optimizer", "scheduler", "order", "torch", "numpy", "python"):
    parts = build()
    seed()
    state = torch.load("checkpoint.pt", weights_only=False)
    random.setstate(state["python"] if left_out != "python" else random.getstate())
    np.random.set_state(state["numpy"] if left_out != "numpy" else np.random.get_state())
    for name in ("model", "optimizer", "scheduler"):
        if name != left_out:
            parts[name].load_state_dict(state[name])
    if left_out != "order":
        parts["order"].set_state(state["order"])
    if left_out != "torch":
        torch.set_rng_state(state["torch"])
    train(parts, range(2, 4))
    print(f"without {left_out:10}", torch.equal(parts["model"][0].weight, straight["model"][0].weight))
# --8<-- [end:without]
