# --8<-- [start:edit]
import copy

a = [1, 2, [3, 5], 4]
b = copy.deepcopy(a)
b[2][0] = 7
print(a)
print(b)
# --8<-- [end:edit]
edits = (
    "b[1] = 7", "b[1] += 7", "b[2] = [9]", "b[2] = b[2] + [6]", "b.append(8)",
    "del b[2]", "b[2][0] = 7", "del b[2][0]", "b[2] += [6]", "b[2] *= 2",
    "b[2][:] = []", "b[2].sort(reverse=True)",
)
for edit in edits:
    a = [1, 2, [3, 5], 4]
    b = copy.deepcopy(a)
    exec(edit)
    assert a == [1, 2, [3, 5], 4] != b
