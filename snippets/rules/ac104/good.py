# --8<-- [start:board]
import copy

board = [[".", "."], [".", "."]]
trial = copy.deepcopy(board)
trial[0][1] = "x"
print(board)
# --8<-- [end:board]
assert board == [[".", "."], [".", "."]]

# --8<-- [start:config]
DEFAULTS = {"optimizer": {"lr": 0.1}, "epochs": 10}
config = {**DEFAULTS, "optimizer": {**DEFAULTS["optimizer"], "lr": 0.001}}
print(DEFAULTS)
print(config)
# --8<-- [end:config]
assert DEFAULTS["optimizer"]["lr"] == 0.1

rows = [row[:] for row in board]
rows[0][0] = "o"
assert board[0][0] == "."
flat = board.copy()
flat[0] = ["x", "x"]
assert board == [[".", "."], [".", "."]]

import numpy as np

grid = np.zeros((2, 2))
other = grid.copy()
other[0][1] = 1
assert grid.sum() == 0
nested = np.empty(1, dtype=object)
nested[0] = [1]
other = nested.copy()
other[0].append(2)
assert nested[0] == [1, 2]
