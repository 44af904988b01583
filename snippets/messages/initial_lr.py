# --8<-- [start:raise]
import torch

optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1)
try:
    torch.optim.lr_scheduler.StepLR(optimizer, 2, last_epoch=3)
except KeyError as error:
    print(f"{type(error).__name__}: {error.args[0].splitlines()[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2)
saved = scheduler.state_dict()
resumed = torch.optim.lr_scheduler.StepLR(torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1), 2)
resumed.load_state_dict(saved)
print(resumed.last_epoch)
# --8<-- [end:cure]

