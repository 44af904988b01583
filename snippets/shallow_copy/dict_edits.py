# --8<-- [start:rebind]
a = {"lr": 0.1, "steps": [10, 20]}
b = a.copy()
b["lr"] = 0.5
b["steps"] = [99]
b["seed"] = 7
print(a)
print(b)
# --8<-- [end:rebind]

# --8<-- [start:mutate]
b = a.copy()
b["steps"] += [30]
b["steps"][0] = 5
print(a)
print(b)
# --8<-- [end:mutate]
import copy

outer_edits = (
    "b['lr'] += 1", "del b['steps']", "b.update(steps=[1])", "b.clear()",
    "b |= {'lr': 9}",
)
for edit in outer_edits:
    a = {"lr": 0.1, "steps": [10, 20]}
    b = a.copy()
    exec(edit)
    assert a == {"lr": 0.1, "steps": [10, 20]} != b
for edit in ("b['steps'] += [30]", "b['steps'][0] = 5", "b['lr'] = 9"):
    a = {"lr": 0.1, "steps": [10, 20]}
    b = copy.deepcopy(a)
    exec(edit)
    assert a == {"lr": 0.1, "steps": [10, 20]} != b
