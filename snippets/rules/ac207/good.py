# --8<-- [start:expanded]
import torch

start = torch.zeros(2)
states = start.repeat(3, 1)
states[0] = 1.0
print("states:", states.tolist())
print("start:", start.tolist())
# --8<-- [end:expanded]
assert states.tolist() == [[1, 1], [0, 0], [0, 0]]
states = start.expand(3, 2).clone()
states[0] = 1.0
assert start.tolist() == [0, 0]
