# --8<-- [start:grid]
width, height = 3, 2
grid = [[0] * width for _ in range(height)]
grid[0][1] = 9
for row in grid:
    print(row)
# --8<-- [end:grid]
assert grid[1][1] == 0

# --8<-- [start:groups]
train_losses, test_losses = [], []
train_losses.append(0.5)
test_losses.append(0.7)
print(train_losses)
# --8<-- [end:groups]
assert train_losses == [0.5]

import numpy as np

copied = np.array([[0] * width] * height)
copied[0, 1] = 9
assert copied[1, 1] == 0
replaced = [[]] * height
for index in range(height):
    replaced[index] = []
replaced[0].append(1)
assert replaced == [[1], []]
assert list(zip(*[iter("abcd")] * 2)) == [("a", "b"), ("c", "d")]
