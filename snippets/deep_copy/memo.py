# --8<-- [start:independent]
import copy

a = {"layers": [[1, 2], [3]], "name": "net"}
b = copy.deepcopy(a)
b["layers"][0].append(9)
b["name"] = "other"
print(a)
# --8<-- [end:independent]

# --8<-- [start:shared]
row = [0]
grid = [row, row]
twin = copy.deepcopy(grid)
twin[0].append(1)
print(twin)
print(grid)
# --8<-- [end:shared]
assert twin[0] is twin[1] and twin[0] is not row

# --8<-- [start:apart]
apart = [copy.deepcopy(item) for item in grid]
apart[0].append(1)
print(apart)
# --8<-- [end:apart]

# --8<-- [start:cycle]
loop = ["start"]
loop.append(loop)
ring = copy.deepcopy(loop)
ring[1][1][0] = "changed"
print(ring[0])
print(loop[0])
# --8<-- [end:cycle]
assert ring[1] is ring and ring is not loop
