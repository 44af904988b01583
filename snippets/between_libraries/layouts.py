# --8<-- [start:layouts]
import numpy as np
import torch

a = np.zeros((2, 3), dtype=np.float32)
for name, value in (("slice", a[:, 1:]), ("transposed", a.T), ("every other", a[:, ::2]), ("backwards", a[:, ::-1])):
    try:
        torch.from_numpy(value)[0, 0] = 1
        print(f"{name:12} shared {a.any()}")
    except ValueError as error:
        print(f"{name:12} {type(error).__name__}")
    a[:] = 0
# --8<-- [end:layouts]

# --8<-- [start:dtypes]
for dtype in ("float64", "float32", "float16", "int8", "uint16", "bool", "complex64", ">f4", "U1", "object", "datetime64[s]"):
    array = np.zeros(1, dtype)
    try:
        torch.from_numpy(array)
        print(f"{dtype:14} shared")
    except (TypeError, ValueError) as error:
        print(f"{dtype:14} {type(error).__name__}")
# --8<-- [end:dtypes]

# --8<-- [start:bfloat]
try:
    torch.zeros(1, dtype=torch.bfloat16).numpy()
except TypeError as error:
    print(type(error).__name__)
half = torch.zeros(1, dtype=torch.bfloat16)
half.view(torch.int16).numpy()[0] = 1
print(half.item() > 0, half.float().numpy()[0] > 0)
# --8<-- [end:bfloat]
