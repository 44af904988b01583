# --8<-- [start:group]
words = ["apple", "avocado", "banana"]
groups = dict.fromkeys("ab", [])  # (1)!
for word in words:
    groups[word[0]].append(word)
print(groups)
# --8<-- [end:group]
assert groups["a"] is groups["b"] and groups["b"] == words

empty = []
named = {key: empty for key in "ab"}
named["a"].append(1)
assert named["b"] == [1]
