# --8<-- [start:three-steps]
a = [[3, 5]]
b = a.copy()
item = b[0]
item = item.__iadd__([6])
b[0] = item
print(a, b)
# --8<-- [end:three-steps]
assert not any(hasattr(kind, "__iadd__") for kind in (int, str, tuple))

# --8<-- [start:left-side]
a = [[3, 5], (3, 5)]
b = a.copy()
b[0] += (6,)
b[1] += (6,)
print(a)
print(b)
# --8<-- [end:left-side]
try:
    [3, 5] + (6,)
except TypeError:
    joined = False
assert joined is False

# --8<-- [start:tuple]
t = (1, [2])
try:
    t[1] += [3]
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
print(t)
# --8<-- [end:tuple]
t[1].append(4)
assert t == (1, [2, 3, 4])
import copy

shallow, deep = copy.copy(t), copy.deepcopy(t)
assert shallow is t
deep[1].append(5)
assert t == (1, [2, 3, 4])
