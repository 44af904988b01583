# --8<-- [start:two-names]
a = [1, 2]
# --8<-- [end:two-names]

# --8<-- [start:two-names-line]
b = a
# --8<-- [end:two-names-line]
# draw: a, b

# --8<-- [start:in-place]
a = [1, 2]
b = a
# --8<-- [end:in-place]

# --8<-- [start:in-place-line]
b.append(3)
# --8<-- [end:in-place-line]
# draw: a, b

# --8<-- [start:away]
a = [1, 2]
b = a
# --8<-- [end:away]

# --8<-- [start:away-line]
a = []
# --8<-- [end:away-line]
# draw: a, b

# --8<-- [start:outside]
a = [1, [2]]
# --8<-- [end:outside]

# --8<-- [start:outside-line]
b = a[:]
# --8<-- [end:outside-line]
# draw: a, b

# --8<-- [start:nothing-shared]
from copy import deepcopy

a = [1, [2]]
# --8<-- [end:nothing-shared]

# --8<-- [start:nothing-shared-line]
b = deepcopy(a)
# --8<-- [end:nothing-shared-line]
# draw: a, b

# --8<-- [start:half]
a = [[1], [2]]
# --8<-- [end:half]

# --8<-- [start:half-line]
b = [a[0], a[1][:]]
# --8<-- [end:half-line]
# draw: a, b

# --8<-- [start:grid]
row = [0, 0]
# --8<-- [end:grid]

# --8<-- [start:grid-line]
grid = [row[:] for _ in range(2)]
# --8<-- [end:grid-line]
# draw: row, grid

# --8<-- [start:one-row]
row = [0, 0]
# --8<-- [end:one-row]

# --8<-- [start:one-row-line]
grid = [row[:]] * 2
# --8<-- [end:one-row-line]
# draw: row, grid

# --8<-- [start:inner-sharing]
from copy import deepcopy

row = [0]
a = [row, row]
# --8<-- [end:inner-sharing]

# --8<-- [start:inner-sharing-line]
b = deepcopy(a)
# --8<-- [end:inner-sharing-line]
# draw: a, b

# --8<-- [start:itself]
a = [1]
# --8<-- [end:itself]

# --8<-- [start:itself-line]
a.append(a)
# --8<-- [end:itself-line]
# draw: a

# --8<-- [start:settings]
base = {"lr": 0.1, "tags": ["x"]}
# --8<-- [end:settings]

# --8<-- [start:settings-line]
run = {"lr": 0.2, "tags": base["tags"][:]}
# --8<-- [end:settings-line]
# draw: base, run
