# --8<-- [start:dcp]
import os

import torch
import torch.distributed as dist
import torch.distributed.checkpoint as dcp
from torch import nn

os.environ["GLOO_SOCKET_IFNAME"] = "lo"
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.Linear(1, 1, bias=False)
nn.init.constant_(model.weight, 1)
dcp.save({"model": model.state_dict()}, checkpoint_id="checkpoint")
nn.init.constant_(model.weight, 9)
dcp.load({"model": model.state_dict()}, checkpoint_id="checkpoint")
print(model.weight.item())
# --8<-- [end:dcp]
assert model.weight.item() == 1

# --8<-- [start:async]
future = dcp.async_save({"model": model.state_dict()}, checkpoint_id="later")
nn.init.constant_(model.weight, 9)
future.result()
dcp.load({"model": model.state_dict()}, checkpoint_id="later")
print(model.weight.item())
# --8<-- [end:async]
assert model.weight.item() == 1
dist.destroy_process_group()
