import linecache


def line_of(error):
    frame = error.__traceback__
    return linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()


# --8<-- [start:two-names]
a = [1, 2]
b = a
b.append(3)
print(a)
# --8<-- [end:two-names]
# draw: a, b

# --8<-- [start:two-names-copied]
a = [1, 2]
b = a.copy()
b.append(3)
print(a)
# --8<-- [end:two-names-copied]

# --8<-- [start:rebound]
a = [1, 2]
b = a
b = b + [3]
print(a)
# --8<-- [end:rebound]
# draw: a, b

# --8<-- [start:rebound-in-place]
a = [1, 2]
b = a
b += [3]
print(a)
# --8<-- [end:rebound-in-place]

# --8<-- [start:inner]
a = [1, [2]]
b = a.copy()
b[1].append(3)
b.append(4)
print(a)
# --8<-- [end:inner]
# draw: a, b

# --8<-- [start:inner-deep]
import copy

a = [1, [2]]
b = copy.deepcopy(a)
b[1].append(3)
b.append(4)
print(a)
# --8<-- [end:inner-deep]

# --8<-- [start:inner-same]
a = [1, [2]]
b = a
b[1].append(3)
b.append(4)
print(a)
# --8<-- [end:inner-same]

# --8<-- [start:default]
def bag(item, items=[]):
    items.append(item)
    return items


bag(1)
print(bag(2))
# --8<-- [end:default]

# --8<-- [start:default-fresh]
def bag(item, items=None):
    items = [] if items is None else items
    items.append(item)
    return items


bag(1)
print(bag(2))
# --8<-- [end:default-fresh]

# --8<-- [start:argument]
def extend(items):
    items += [3]
    items = [9]


a = [1, 2]
extend(a)
print(a)
# --8<-- [end:argument]
# draw: a

# --8<-- [start:argument-by-value]
def extend(items):
    items = items.copy()
    items += [3]
    items = [9]


a = [1, 2]
extend(a)
print(a)
# --8<-- [end:argument-by-value]

# --8<-- [start:argument-by-reference]
def extend(items):
    items += [3]
    items[:] = [9]


a = [1, 2]
extend(a)
print(a)
# --8<-- [end:argument-by-reference]

# --8<-- [start:grid]
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
# --8<-- [end:grid]
# draw: grid

# --8<-- [start:grid-rows]
grid = [[0] * 2 for _ in range(2)]
grid[0][0] = 1
print(grid)
# --8<-- [end:grid-rows]

# --8<-- [start:memo]
import copy

row = [0]
a = [row, row]
b = copy.deepcopy(a)
b[0].append(1)
print(b)
# --8<-- [end:memo]
# draw: row, a, b

# --8<-- [start:memo-apart]
import copy

row = [0]
a = [row, row]
b = [copy.deepcopy(each) for each in a]
b[0].append(1)
print(b)
# --8<-- [end:memo-apart]

# --8<-- [start:independent-slice]
a = [[1], [2]]
b = a[:]
b[0].append(9)
print(a == [[1], [2]])
# --8<-- [end:independent-slice]

# --8<-- [start:independent-list]
a = [[1], [2]]
b = list(a)
b[0].append(9)
print(a == [[1], [2]])
# --8<-- [end:independent-list]

# --8<-- [start:independent-rows]
a = [[1], [2]]
b = [row[:] for row in a]
b[0].append(9)
print(a == [[1], [2]])
# --8<-- [end:independent-rows]

# --8<-- [start:which-line]
try:
    a = (1, [2])
    b = a
    b[1].append(3)
    b += (4,)
    a[1] += [5]
except TypeError as error:
    print(line_of(error))
# --8<-- [end:which-line]
# draw: a, b
