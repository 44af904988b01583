# --8<-- [start:group]
words = ["apple", "avocado", "banana"]
groups = {letter: [] for letter in "ab"}
for word in words:
    groups[word[0]].append(word)
print(groups)
# --8<-- [end:group]
assert groups["b"] == ["banana"]

# --8<-- [start:unknown-keys]
from collections import defaultdict

groups = defaultdict(list)
for word in words:
    groups[word[0]].append(word)
print(dict(groups))
# --8<-- [end:unknown-keys]
assert groups["b"] == ["banana"] and groups["a"] is not groups["b"]

counts = dict.fromkeys("ab", 0)
counts["a"] += 1
assert counts == {"a": 1, "b": 0}
assert list(dict.fromkeys([3, 1, 3])) == [3, 1]
replaced = dict.fromkeys("ab", [])
for key in replaced:
    replaced[key] = []
replaced["a"].append(1)
assert replaced == {"a": [1], "b": []}
