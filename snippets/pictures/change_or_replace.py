# --8<-- [start:copy]
import copy

a = [1, 2, [3, 5]]
b = copy.copy(a)
# --8<-- [end:copy]
# draw: a, b

# --8<-- [start:replace-number]
b[1] = 7
print(a)
# --8<-- [end:replace-number]
# draw: a, b

# --8<-- [start:change-list]
b[2][0] = 8
print(a)
# --8<-- [end:change-list]
# draw: a, b

# --8<-- [start:replace-list]
b[2] = [9]
print(a)
# --8<-- [end:replace-list]
# draw: a, b
assert a == [1, 2, [8, 5]] and b == [1, 7, [9]]
assert a[0] is b[0]
