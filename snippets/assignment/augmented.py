# --8<-- [start:plus-equals]
a = [1, 2]
b = a
b += [3]
print(a, b, b is a)
# --8<-- [end:plus-equals]

# --8<-- [start:plus]
a = [1, 2]
b = a
b = b + [3]
print(a, b, b is a)
# --8<-- [end:plus]

# --8<-- [start:immutable]
for a, more in ((1, 2), ("one", "two"), ((1,), (2,))):
    b = a
    b += more
    print(repr(a), repr(b))
# --8<-- [end:immutable]
import numpy
import torch

for a in (numpy.zeros(2), torch.zeros(2)):
    b = a
    b += 1
    assert a.tolist() == [1, 1]
    b = b + 1
    assert a.tolist() == [1, 1] and b.tolist() == [2, 2]
for a, more in (({1}, {2}), ({1: 1}, {2: 2})):
    b = a
    b |= more
    assert a is b and 2 in a
    b = b | {3: 3} if isinstance(b, dict) else b | {3}
    assert 3 in b and 3 not in a
a = (1, 2)
b = a
b += ()
assert b is a
leaf = torch.ones(2, requires_grad=True)
result = leaf * 2
b = result
b += 1
assert b is result and result.tolist() == [3, 3]
before = leaf
try:
    leaf += 1
except RuntimeError as error:
    assert "leaf" in str(error)
    before = None
assert before is None
with torch.no_grad():
    before = leaf
    leaf += 1
assert before is leaf and leaf.tolist() == [2, 2]
whole = numpy.zeros(1, dtype=int)
try:
    whole += 0.5
except TypeError:
    whole = None
assert whole is None
