# --8<-- [start:same]
import copy

import numpy
import torch

for value in (1000, 2.5, "word", b"raw", None, (1, [2]), frozenset([1])):
    print(type(value).__name__, copy.copy(value) is value)
# --8<-- [end:same]

# --8<-- [start:instance]
class Config:
    def __init__(self):
        self.lr = 0.1
        self.betas = [0.9]


config = Config()
other = copy.copy(config)
other.lr = 0.5
other.betas.append(0.99)
print(config.lr, config.betas)
# --8<-- [end:instance]
assert type(other) is Config and other.betas is config.betas

# --8<-- [start:array]
array = numpy.zeros(3)
copied, sliced = copy.copy(array), array[:]
copied[0] = 1
sliced[1] = 2
print(array)
# --8<-- [end:array]
assert not numpy.shares_memory(copied, array)
assert numpy.shares_memory(sliced, array)
for view in (numpy.zeros((3, 4)).T, numpy.zeros(6)[::2]):
    copied = copy.copy(view)
    copied[...] = 1
    assert not view.any()
boxes = numpy.empty(1, dtype=object)
boxes[0] = [1]
copy.copy(boxes)[0].append(2)
assert boxes[0] == [1, 2]
fields = numpy.zeros(1, dtype=[("x", object)])
fields["x"][0] = boxes[0]
copy.copy(fields)["x"][0].pop()
assert boxes[0] == [1]
boxes[0].append(2)
copy.deepcopy(boxes)[0].append(3)
assert boxes[0] == [1, 2]

# --8<-- [start:tensor]
tensor = torch.zeros(3)
copied, sliced, cloned = copy.copy(tensor), tensor[:], tensor.clone()
copied[0] = 1
sliced[1] = 2
cloned[2] = 3
print(tensor)
print(copied is tensor)
# --8<-- [end:tensor]
deep = copy.deepcopy(tensor)
deep[2] = 4
assert tensor.tolist() == [1, 2, 0]
for base in (torch.zeros(2, 3).t(), torch.zeros(6)[2:4], torch.zeros(2).bfloat16()):
    copy.copy(base).fill_(1)
    assert base.bool().all()
parameter = torch.nn.Parameter(torch.zeros(2))
twin = copy.copy(parameter)
assert isinstance(twin, torch.nn.Parameter) and twin is not parameter
torch.nn.init.ones_(twin)
assert parameter.tolist() == [1, 1]

import collections

Point = collections.namedtuple("Point", "x")
point = Point([1])
assert copy.copy(Config) is Config and copy.copy(len) is len
assert copy.copy(point) is not point and copy.copy(point).x is point.x
