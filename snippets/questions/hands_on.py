# --8<-- [start:cleared]
import copy

a = [1, [2]]
b, c = a, copy.copy(a)
a.clear()
print(b, c)
# --8<-- [end:cleared]
# draw: a, b, c

# --8<-- [start:cleared-replaced]
import copy

a = [1, [2]]
b, c = a, copy.copy(a)
a = []
print(b, c)
# --8<-- [end:cleared-replaced]

# --8<-- [start:cleared-both]
a = [1, [2]]
b, c = a, a
a.clear()
print(b, c)
# --8<-- [end:cleared-both]

# --8<-- [start:slice]
import copy

a = [1, [2]]
b = copy.copy(a)
b[1][:] = [8, 9]
print(a)
# --8<-- [end:slice]
# draw: a, b

# --8<-- [start:slice-replaced]
import copy

a = [1, [2]]
b = copy.copy(a)
b[1] = [8, 9]
print(a)
# --8<-- [end:slice-replaced]

# --8<-- [start:four]
import copy

a = [1, [2]]
b, c, d = a, copy.copy(a), copy.deepcopy(a)
a[1].append(3)
print(len(b[1]), len(c[1]), len(d[1]))
# --8<-- [end:four]

# --8<-- [start:four-outer]
import copy

a = [1, [2]]
b, c, d = a, copy.deepcopy(a), copy.deepcopy(a)
a[1].append(3)
print(len(b[1]), len(c[1]), len(d[1]))
# --8<-- [end:four-outer]

# --8<-- [start:four-late]
import copy

a = [1, [2]]
a[1].append(3)
b, c, d = a, copy.copy(a), copy.deepcopy(a)
print(len(b[1]), len(c[1]), len(d[1]))
# --8<-- [end:four-late]

# --8<-- [start:swapped]
a, b = [1], [2]
a, b = b, a
a.append(9)
print(a, b)
# --8<-- [end:swapped]
# draw: a, b

# --8<-- [start:swapped-not]
a, b = [1], [2]
a.append(9)
print(a, b)
# --8<-- [end:swapped-not]

# --8<-- [start:swapped-contents]
a, b = [1], [2]
a[:], b[:] = b, a
a.append(9)
print(a, b)
# --8<-- [end:swapped-contents]
