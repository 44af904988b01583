# --8<-- [start:shared]
import copy

import torch
from torch import nn


def places(model):
    tensors = [*model.named_parameters(remove_duplicate=False), *model.named_buffers(remove_duplicate=False)]
    return {name: tensor.untyped_storage().data_ptr() for name, tensor in tensors if tensor.numel()}


def shared(one, other):
    mine = set(places(one).values())
    return [name for name, place in places(other).items() if place in mine]


model = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
print("deepcopy:   ", shared(model, copy.deepcopy(model)))
print("copy:       ", len(shared(model, copy.copy(model))))
print("eval():     ", len(shared(model, model.eval())))
print("Sequential: ", shared(model, nn.Sequential(model[0], nn.ReLU())))
# --8<-- [end:shared]
averaged = torch.optim.swa_utils.AveragedModel(model)
assert shared(model, averaged) == []
assert shared(model, nn.DataParallel(model).module) == shared(model, model)
assert shared(model, torch.nn.Sequential(model.double())) != []
assert shared(model, copy.deepcopy(model).half()) == []
loaded = copy.deepcopy(model)
loaded.load_state_dict(model.state_dict())
assert shared(model, loaded) == []
loaded.load_state_dict(model.state_dict(), assign=True)
assert len(shared(model, loaded)) > 0

# --8<-- [start:reaches]
def reaches(change, other):
    before = copy.deepcopy(other.state_dict())
    change()
    after = other.state_dict()
    return any(not torch.equal(value, after[name]) for name, value in before.items())


for name, twin in (("deepcopy", copy.deepcopy(model)), ("copy", copy.copy(model))):
    print(name, reaches(lambda: nn.init.normal_(model[0].weight), twin))
# --8<-- [end:reaches]
