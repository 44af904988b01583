# --8<-- [start:prefix]
import copy

import torch


class Cache:
    def __init__(self):
        self.keys = []

    def append(self, key):
        self.keys.append(key)


def generate(cache, tokens):
    for token in tokens:
        cache.append(torch.tensor(token))
    return [key.item() for key in cache.keys]


prefix = Cache()
generate(prefix, [1, 2])
print(generate(prefix, [3]), generate(prefix, [4]))
# --8<-- [end:prefix]

# --8<-- [start:copied]
prefix = Cache()
generate(prefix, [1, 2])
print(generate(copy.deepcopy(prefix), [3]), generate(copy.deepcopy(prefix), [4]))
print(generate(copy.copy(prefix), [3]), generate(copy.copy(prefix), [4]))
# --8<-- [end:copied]


# --8<-- [start:static]
class StaticCache:
    def __init__(self, length):
        self.keys, self.used = torch.zeros(length), 0

    def append(self, key):
        self.keys[self.used] = key
        self.used += 1


prefix = StaticCache(3)
prefix.append(1.0)
one, other = copy.copy(prefix), copy.copy(prefix)
one.append(2.0)
other.append(9.0)
print(one.keys.tolist(), one.keys is other.keys)
# --8<-- [end:static]
for dtype in (torch.float16, torch.int64, torch.complex64):
    prefix = StaticCache(3)
    prefix.keys = prefix.keys.to(dtype)
    one, other = copy.copy(prefix), copy.deepcopy(prefix)
    one.append(2)
    assert prefix.keys[0] == 2 and other.keys[0] == 0
beams = torch.zeros(1, 3).expand(2, 3)
beams[0, 0] = 5
assert beams[1, 0] == 5
picked = torch.zeros(1, 3).repeat_interleave(2, 0)
picked[0, 0] = 5
assert picked[1, 0] == 0
