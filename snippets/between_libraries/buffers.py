# --8<-- [start:bytes]
import numpy as np
import torch

for buffer in (bytearray(8), bytes(8)):
    array = np.frombuffer(buffer, dtype=np.float32)
    try:
        array[0] = 1
    except ValueError as error:
        print(type(buffer).__name__, error)
    else:
        print(type(buffer).__name__, "writable, shared:", bytes(buffer)[:4] != bytes(4))
# --8<-- [end:bytes]
data = bytearray(8)
tensor = torch.frombuffer(data, dtype=torch.float32)
tensor[0] = 1
assert bytes(data)[:4] != bytes(4)

# --8<-- [start:lists]
import array

numbers = array.array("f", [0.0, 0.0])
np.asarray(numbers)[0] = 1
nested = [[0.0, 0.0]]
np.asarray(nested)[0, 0] = 1
torch.as_tensor(nested)[0, 0] = 1
print(numbers.tolist(), nested)
# --8<-- [end:lists]
assert numbers[0] == 1 and nested == [[0, 0]]
