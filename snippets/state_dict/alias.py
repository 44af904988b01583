# --8<-- [start:setup]
import torch

torch.manual_seed(0)
model = torch.nn.Linear(2, 1)
state = model.state_dict()
# --8<-- [end:setup]

# --8<-- [start:edit]
state["weight"].zero_()  # (1)!
print(model.weight)
# --8<-- [end:edit]
assert state["weight"].data_ptr() == model.weight.data_ptr()
