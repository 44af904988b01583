# --8<-- [start:tie]
import copy

import torch

model = torch.nn.Sequential(
    torch.nn.Embedding(2, 1),
    torch.nn.Linear(1, 2, bias=False),
)
torch.nn.init.constant_(model[0].weight, 0.5)
model[1].weight = model[0].weight
# --8<-- [end:tie]
# draw: model
assert model[1].weight is model[0].weight

# --8<-- [start:deep-copy]
clone = copy.deepcopy(model)
torch.nn.init.ones_(clone[0].weight)
print(clone[1].weight.tolist(), model[1].weight.tolist())
# --8<-- [end:deep-copy]
# draw: model, clone
assert clone[1].weight is clone[0].weight is not model[0].weight
assert clone[1].weight.tolist() == [[1.0], [1.0]]
assert model[1].weight.tolist() == [[0.5], [0.5]]

# --8<-- [start:assign]
model.load_state_dict(clone.state_dict(), assign=True)
print(model[1].weight is model[0].weight)
# --8<-- [end:assign]
# draw: model, clone
torch.nn.init.zeros_(clone[0].weight)
assert model[0].weight.tolist() == model[1].weight.tolist() == [[0.0], [0.0]]
