# --8<-- [start:thread]
import threading

import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 1)
begin, done = threading.Event(), threading.Event()


def save_later(state, path):
    begin.wait()
    torch.save(state, path)
    done.set()


threading.Thread(target=save_later, args=(model.state_dict(), "late.pt")).start()
nn.init.constant_(model.weight, 2)
begin.set()
done.wait()
print(torch.load("late.pt")["weight"].item())
# --8<-- [end:thread]
assert torch.load("late.pt")["weight"].item() == 2

# --8<-- [start:staged]
begin.clear(), done.clear()
staged = {name: value.clone() for name, value in model.state_dict().items()}
threading.Thread(target=save_later, args=(staged, "staged.pt")).start()
nn.init.constant_(model.weight, 3)
begin.set()
done.wait()
print(torch.load("staged.pt")["weight"].item())
# --8<-- [end:staged]
assert torch.load("staged.pt")["weight"].item() == 2
