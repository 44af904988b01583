# --8<-- [start:assign]
import copy

a = [1, [2, 3]]
b = a
# --8<-- [end:assign]
# draw: a, b

# --8<-- [start:shallow]
b = copy.copy(a)
b[1].append(4)
print(a)
# --8<-- [end:shallow]
# draw: a, b
