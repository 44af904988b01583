# --8<-- [start:edit]
import copy

a = [1, 2, [3, 5], 4]
b = copy.copy(a)
b[2][0] = 7
print(a)
print(b)
# --8<-- [end:edit]

# --8<-- [start:rebind]
a = [1, 2, [3, 5], 4]
b = copy.copy(a)
b[1] = 7
b[2] = [9]
print(a)
print(b)
# --8<-- [end:rebind]

# --8<-- [start:mutate]
a = [1, 2, [3, 5], 4]
b = copy.copy(a)
b[2] += [6]
b[2][0] = 7
print(a)
print(b)
# --8<-- [end:mutate]
outer_edits = (
    "b[1] += 7", "b[2] = b[2] + [6]", "b.append(8)", "del b[2]", "b.sort(key=str)"
)
for edit in outer_edits:
    a = [1, 2, [3, 5], 4]
    b = copy.copy(a)
    exec(edit)
    assert a == [1, 2, [3, 5], 4] != b
for edit in ("b[2].sort(reverse=True)", "b[2][:] = []", "del b[2][0]", "b[2] *= 2"):
    a = [1, 2, [3, 5], 4]
    b = copy.copy(a)
    exec(edit)
    assert a == b != [1, 2, [3, 5], 4]
