# --8<-- [start:scheduler]
import torch
from torch import nn

model = nn.Linear(1, 1, bias=False)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
optimizer.step()
scheduler.step()
saved = {"optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}
for parts in (("optimizer",), ("scheduler",), ("optimizer", "scheduler")):
    other = torch.optim.SGD(model.parameters(), lr=1.0)
    plan = torch.optim.lr_scheduler.StepLR(other, step_size=1, gamma=0.5)
    for name, part in (("optimizer", other), ("scheduler", plan)):
        if name in parts:
            part.load_state_dict(saved[name])
    print(parts, other.param_groups[0]["lr"], plan.last_epoch)
# --8<-- [end:scheduler]
assert other.param_groups[0]["lr"] == 0.5 and plan.last_epoch == 1

# --8<-- [start:order]
moved = nn.Linear(1, 1, bias=False)
early = torch.optim.SGD(moved.parameters(), lr=1.0)
moved.load_state_dict({"weight": torch.full((1, 1), 5.0)}, assign=True)
moved(torch.ones(1, 1)).backward()
early.step()
print(moved.weight.item())
# --8<-- [end:order]
assert moved.weight.item() == 5

# --8<-- [start:optimizer]
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
model(torch.ones(1, 1)).backward()
optimizer.step()
kept = optimizer.state_dict()
before = kept["state"][0]["exp_avg"].clone()
optimizer.step()
print(torch.equal(kept["state"][0]["exp_avg"], before))
# --8<-- [end:optimizer]
assert not torch.equal(kept["state"][0]["exp_avg"], before)
