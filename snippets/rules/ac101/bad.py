# --8<-- [start:grid]
width, height = 3, 2
grid = [[0] * width] * height  # (1)!
grid[0][1] = 9
for row in grid:
    print(row)
# --8<-- [end:grid]
assert grid[1][1] == 9 and grid[0] is grid[1]

# --8<-- [start:groups]
train_losses, test_losses = [[]] * 2  # (1)!
train_losses.append(0.5)
test_losses.append(0.7)
print(train_losses)
# --8<-- [end:groups]
assert train_losses == [0.5, 0.7]

row = [0] * 2
table = [row for _ in range(2)]
table[0][1] = 1
assert table == [[0, 1], [0, 1]]
