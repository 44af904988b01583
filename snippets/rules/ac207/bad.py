# --8<-- [start:expanded]
import torch

start = torch.zeros(2)
states = start.expand(3, 2)
states[0] = 1.0  # (1)!
print("states:", states.tolist())
print("start:", start.tolist())
# --8<-- [end:expanded]
assert states.stride() == (0, 1)

counts = torch.tensor([0]).expand(3)
counts[1] += 5
assert counts.tolist() == [5, 5, 5]
counts.fill_(7)
assert counts.tolist() == [7, 7, 7]
