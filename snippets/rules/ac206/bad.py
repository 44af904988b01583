# --8<-- [start:lost]
import torch

scores = torch.tensor([3.0, -1.0, -2.0])
scores[scores < 0].zero_()  # (1)!
print("mask:", scores.tolist())

scores[[0, 2]][1] = 9.0
print("list:", scores.tolist())
# --8<-- [end:lost]
assert scores.tolist() == [3.0, -1.0, -2.0]
