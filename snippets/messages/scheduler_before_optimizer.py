# --8<-- [start:raise]
import warnings

import torch

optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scheduler.step()
print(f"{caught[0].category.__name__}: {str(caught[0].message).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
optimizer = torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2)
optimizer.step()
scheduler.step()
print(scheduler.last_epoch)
# --8<-- [end:cure]

