# --8<-- [start:from-numpy]
import numpy as np
import torch

array = np.arange(6.0)
tensor = torch.from_numpy(array)
# --8<-- [end:from-numpy]
# draw: array, tensor

# --8<-- [start:views]
row = tensor.view(2, 3)[1]
odd = array[1::2]
# --8<-- [end:views]
# draw: array, tensor, row, odd

# --8<-- [start:write]
row[0] = 9
print(array, odd)
# --8<-- [end:write]
# draw: array, tensor, row, odd
assert array.tolist() == [0, 1, 2, 9, 4, 5]

# --8<-- [start:copies]
row = row.clone()
tensor = torch.tensor(array)
array[:] = 0
print(row.tolist(), tensor.tolist())
# --8<-- [end:copies]
# draw: array, tensor, row, odd
assert row.tolist() == [9, 4, 5] and tensor.tolist() == [0, 1, 2, 9, 4, 5]
array = np.zeros(4)
a, b = torch.from_numpy(array), torch.from_numpy(array[1:])
b[0] = 9
assert a.tolist() == [0, 9, 0, 0]
assert a.storage_offset() == b.storage_offset() == 0 and a.data_ptr() != b.data_ptr()
