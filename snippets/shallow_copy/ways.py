# --8<-- [start:lists]
import copy

a = [1, [2]]
copies = [copy.copy(a), a.copy(), list(a), a[:], [*a]]
for b in copies:
    b.append("mine")
    b[1].append(3)
print(a)
print(copies[0])
# --8<-- [end:lists]
assert a == [1, [2, 3, 3, 3, 3, 3]]
for b in copies:
    assert b == a + ["mine"] and b[1] is a[1]

# --8<-- [start:dicts]
d = {"lr": 0.1, "betas": [0.9]}
copies = [copy.copy(d), d.copy(), dict(d), {**d}, d | {}]
for e in copies:
    e["lr"] = 0.5
    e["betas"].append(0.99)
print(d)
print(copies[0])
# --8<-- [end:dicts]
assert d["betas"] == [0.9] + [0.99] * 5
for e in copies:
    assert e["lr"] == 0.5 and e["betas"] is d["betas"]

import collections

grouped = collections.defaultdict(list)
assert type(copy.copy(grouped)) is collections.defaultdict
assert type(grouped.copy()) is collections.defaultdict
assert type(dict(grouped)) is dict


class Labelled(list):
    pass


labelled = Labelled([1])
labelled.label = ["x"]
assert type(copy.copy(labelled)) is Labelled
assert copy.copy(labelled).label is labelled.label
assert type(labelled[:]) is list and type(list(labelled)) is list
