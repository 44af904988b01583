# --8<-- [start:items]
import numpy as np
import torch

numbers, lists, arrays = [1, 2], [[1], [2]], [np.ones(1), torch.ones(1)]
for kept in (numbers, lists, arrays):
    for item in kept:
        item += item
print(numbers, lists, arrays)
# --8<-- [end:items]
assert numbers == [1, 2] and lists == [[1, 1], [2, 2]] and all(item == 2 for item in arrays)

# --8<-- [start:bound]
for kept in (numbers, lists, arrays):
    for item in kept:
        item = item + item
print(numbers, lists, arrays)
# --8<-- [end:bound]
assert numbers == [1, 2] and lists == [[1, 1], [2, 2]] and all(item == 2 for item in arrays)

# --8<-- [start:put-back]
for i, item in enumerate(numbers):
    numbers[i] = item + item
rates = {"head": 0.1, "body": 0.1}
for name in rates:
    rates[name] /= 10
print(numbers, rates)
# --8<-- [end:put-back]
assert numbers == [2, 4]

table = np.zeros((2, 2))
for row in table:
    row += 1
assert (table == 1).all()
for row in table:
    for item in row:
        item += 1
assert (table == 1).all()
for row in torch.zeros(2, 2):
    for item in row:
        before = item.clone()
        item += 1
        assert item == before + 1
tensor = torch.zeros(2)
for item in tensor:
    item += 1
assert (tensor == 1).all()
for dtype in (np.float16, np.int64, bool, object):
    vector = np.ones(2, dtype)
    for item in vector:
        item = item & 0 if dtype is not np.float16 else item - 1
    assert (vector == np.ones(2, dtype)).all()
