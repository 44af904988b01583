# --8<-- [start:assignment]
import copy

a = [1, [2, 3]]
b = a
# --8<-- [end:assignment]
# draw: a, b

# --8<-- [start:shallow-copy]
c = copy.copy(a)
# --8<-- [end:shallow-copy]
# draw: a, c

# --8<-- [start:deep-copy]
d = copy.deepcopy(a)
# --8<-- [end:deep-copy]
# draw: a, d

# --8<-- [start:edit]
a[0] = 9
a[1].append(4)
print(b, c, d, sep="\n")
# --8<-- [end:edit]
# draw: a, b, c, d
assert b is a and c is not a and c[1] is a[1]
assert d[1] is not a[1]
