# --8<-- [start:lost]
import torch

scores = torch.tensor([3.0, -1.0, -2.0])
scores[scores < 0] = 0.0
print("mask:", scores.tolist())

rows = [0, 2]
scores[rows[1]] = 9.0
print("list:", scores.tolist())
# --8<-- [end:lost]
assert scores.tolist() == [3.0, 0.0, 9.0]
