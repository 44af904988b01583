# --8<-- [start:replace]
import copy

a = [[1], [2]]
b = copy.copy(a)
b[0] = [9]
print(a)
# --8<-- [end:replace]
# draw: a, b

# --8<-- [start:replace-reaches]
import copy

a = [[1], [2]]
b = copy.copy(a)
b[0][:] = [9]
print(a)
# --8<-- [end:replace-reaches]

# --8<-- [start:element]
a = [[1], [2]]
b = a.copy()
b[0] += [9]
print(a)
# --8<-- [end:element]
# draw: a, b

# --8<-- [start:element-replaced]
a = [[1], [2]]
b = a.copy()
b[0] = b[0] + [9]
print(a)
# --8<-- [end:element-replaced]

# --8<-- [start:tuple]
t = ([1],)
try:
    t[0] += [2]
except TypeError:
    print("TypeError", t)
# --8<-- [end:tuple]
# draw: t

# --8<-- [start:tuple-untouched]
t = ([1],)
try:
    t[0] = t[0] + [2]
except TypeError:
    print("TypeError", t)
# --8<-- [end:tuple-untouched]

# --8<-- [start:tuple-works]
t = ([1],)
try:
    t[0].append(2)
    print(t)
except TypeError:
    print("TypeError", t)
# --8<-- [end:tuple-works]

# --8<-- [start:values]
a = {"lr": [0.1], "seed": 0}
b = dict(a)
b["seed"] = 1
b["lr"].append(0.01)
print(a)
# --8<-- [end:values]
# draw: a, b

# --8<-- [start:values-deep]
import copy

a = {"lr": [0.1], "seed": 0}
b = copy.deepcopy(a)
b["seed"] = 1
b["lr"].append(0.01)
print(a)
# --8<-- [end:values-deep]

# --8<-- [start:values-same]
a = {"lr": [0.1], "seed": 0}
b = a
b["seed"] = 1
b["lr"].append(0.01)
print(a)
# --8<-- [end:values-same]

# --8<-- [start:loop]
a = [1, 2, 3]
for x in a:
    x += 10
print(a)
# --8<-- [end:loop]
# draw: a

# --8<-- [start:loop-written]
a = [1, 2, 3]
for at, x in enumerate(a):
    a[at] = x + 10
print(a)
# --8<-- [end:loop-written]

# --8<-- [start:loop-lists]
a = [[1], [2]]
for x in a:
    x += [10]
print(a)
# --8<-- [end:loop-lists]
# draw: a

# --8<-- [start:loop-lists-rebound]
a = [[1], [2]]
for x in a:
    x = x + [10]
print(a)
# --8<-- [end:loop-lists-rebound]

# --8<-- [start:one-line]
import copy

a = {"layers": [1, 2]}
b = dict(a)
print(b["layers"] is a["layers"])
# --8<-- [end:one-line]
# draw: a, b

# --8<-- [start:one-line-deep]
import copy

a = {"layers": [1, 2]}
b = copy.deepcopy(a)
print(b["layers"] is a["layers"])
# --8<-- [end:one-line-deep]

# --8<-- [start:one-line-merged]
import copy

a = {"layers": [1, 2]}
b = {**a}
print(b["layers"] is a["layers"])
# --8<-- [end:one-line-merged]

# --8<-- [start:one-line-method]
import copy

a = {"layers": [1, 2]}
b = a.copy()
print(b["layers"] is a["layers"])
# --8<-- [end:one-line-method]
