# --8<-- [start:raise]
import numpy as np
import torch

x = np.array([[1, 2], [3]], dtype=object)
try:
    torch.from_numpy(x)
except TypeError as error:
    print(f"{type(error).__name__}: {str(error).split('. ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in x], batch_first=True))
# --8<-- [end:cure]

