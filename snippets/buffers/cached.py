# --8<-- [start:cache]
import functools

import torch


@functools.cache
def positions(length):
    return torch.arange(length, dtype=torch.float32)


first = positions(3)
first *= 10
print(positions(3).tolist(), positions(3) is first)
# --8<-- [end:cache]

# --8<-- [start:instead]
@functools.cache
def _positions(length):
    return torch.arange(length, dtype=torch.float32)


def safe_positions(length):
    return _positions(length).clone()


first = safe_positions(3)
first *= 10
print(safe_positions(3).tolist())
# --8<-- [end:instead]

# --8<-- [start:frozen]
import numpy as np


@functools.cache
def window(length):
    values = np.hanning(length)
    values.flags.writeable = False
    return values


try:
    window(5)[0] = 1
except ValueError as error:
    print(error)
# --8<-- [end:frozen]
assert window(5) is window(5)


class Data:
    @functools.cached_property
    def items(self):
        return [1, 2]


data = Data()
data.items.append(3)
assert data.items == [1, 2, 3] and Data().items == [1, 2]


@functools.lru_cache(maxsize=1)
def table(key):
    return {"key": key}


kept = table(1)
table(2)
assert table(1) is not kept and table(1) == kept

# --8<-- [start:default]
class Buffer:
    def __init__(self, size, start=torch.zeros(2)):
        self.rows = [start] * size


one, other = Buffer(2), Buffer(2)
one.rows[0].fill_(5)
print([row.tolist() for row in other.rows])
# --8<-- [end:default]
