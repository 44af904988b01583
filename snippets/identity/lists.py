# --8<-- [start:assignment]
a = [1, 2]
b = a
b.append(3)
print(a, b is a)
# --8<-- [end:assignment]
# draw: a, b

# --8<-- [start:shallow]
import copy

a = [1, [2]]
b = copy.copy(a)
b[1].append(3)
print(a, b is a, b[1] is a[1])
# --8<-- [end:shallow]
# draw: a, b

# --8<-- [start:deep]
a = [1, [2]]
b = copy.deepcopy(a)
b[1].append(3)
print(a, b is a, b[1] is a[1])
# --8<-- [end:deep]
# draw: a, b
