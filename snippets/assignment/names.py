# --8<-- [start:alias]
a = ["pen", "cup"]
b = a
b.append("key")
print(a)
print(b is a)
# --8<-- [end:alias]

# --8<-- [start:rebind]
b = ["map"]
print(a)
print(b)
# --8<-- [end:rebind]
a = 10**6
b = a
assert b is a
b += 1
assert (a, b) == (1000000, 1000001)
for target in (a_list := [[0]]):
    target.append(1)
assert a_list == [[0, 1]]
for target in a_list:
    target = None
assert a_list == [[0, 1]]
first, *rest = a_list
assert first is a_list[0]
