# --8<-- [start:setup]
import copy

packing = ["tent", "map", ["bread", "tea"]]
same = packing
outer = copy.copy(packing)
full = copy.deepcopy(packing)


def show():
    print("packing", packing)
    print("same   ", same)
    print("outer  ", outer)
    print("full   ", full)


# --8<-- [end:setup]

# --8<-- [start:append]
packing.append("rope")
show()
# --8<-- [end:append]
assert same == packing and outer == full == ["tent", "map", ["bread", "tea"]]

# --8<-- [start:inner]
packing[2].append("jam")
show()
# --8<-- [end:inner]
assert same[2] == outer[2] == ["bread", "tea", "jam"] and full[2] == ["bread", "tea"]

# --8<-- [start:replace]
packing[0] = "tarp"
show()
# --8<-- [end:replace]
assert same[0] == "tarp" and outer[0] == full[0] == "tent"

# --8<-- [start:slice]
outer[0:2] = ["stove"]
show()
# --8<-- [end:slice]
assert packing[:2] == ["tarp", "map"] and outer == ["stove", ["bread", "tea", "jam"]]

# --8<-- [start:inner-slice]
outer[1][:] = ["rice"]
show()
# --8<-- [end:inner-slice]
assert packing == same == ["tarp", "map", ["rice"], "rope"]
assert full[2] == ["bread", "tea"]

# --8<-- [start:plus-equals]
outer[0] += "s"
outer[1] += ["salt"]
show()
# --8<-- [end:plus-equals]
assert packing[:2] == ["tarp", "map"] and packing[2] == ["rice", "salt"]

# --8<-- [start:nested-rebind]
outer[1] = outer[1] + ["oil"]
packing[2].append("nuts")
show()
# --8<-- [end:nested-rebind]
assert outer[1] == ["rice", "salt", "oil"] and packing[2] == ["rice", "salt", "nuts"]

# --8<-- [start:name-rebind]
same = same + ["lamp"]
same[2].append("milk")
show()
# --8<-- [end:name-rebind]
assert "lamp" not in packing and packing[2][-1] == "milk"

# --8<-- [start:clear]
packing[:] = []
show()
# --8<-- [end:clear]
assert same[0] == "tarp" and outer[0] == "stoves"
assert full == ["tent", "map", ["bread", "tea"]]

packing = ["tent", ["bread"]]
same = packing
outer = copy.copy(packing)
packing[:] = []
assert same == []
packing = ["tent", ["bread"]]
outer = copy.copy(packing)
outer[1] = ["rice"]
assert packing == ["tent", ["bread"]]
