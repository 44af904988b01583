# --8<-- [start:board]
board = [[".", "."], [".", "."]]
trial = board.copy()  # (1)!
trial[0][1] = "x"
print(board)
# --8<-- [end:board]
assert board == [[".", "x"], [".", "."]] and trial is not board

# --8<-- [start:config]
DEFAULTS = {"optimizer": {"lr": 0.1}, "epochs": 10}
config = dict(DEFAULTS)
config["optimizer"]["lr"] = 0.001
print(DEFAULTS)
# --8<-- [end:config]
assert DEFAULTS["optimizer"]["lr"] == 0.001
