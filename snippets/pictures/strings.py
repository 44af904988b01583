# --8<-- [start:alias]
name = "model"
path = name
# --8<-- [end:alias]
# draw: name, path
assert path is name

# --8<-- [start:add]
path += ".pt"
print(name, path)
# --8<-- [end:add]
# draw: name, path
