import linecache

import numpy as np


def line_of(error):
    frame = error.__traceback__
    return linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()


# --8<-- [start:from-numpy]
import numpy as np
import torch

a = np.zeros(2)
b = torch.from_numpy(a)
b[0] = 9
print(a[0])
# --8<-- [end:from-numpy]
# draw: a, b

# --8<-- [start:from-numpy-copied]
import numpy as np
import torch

a = np.zeros(2)
b = torch.tensor(a)
b[0] = 9
print(a[0])
# --8<-- [end:from-numpy-copied]

# --8<-- [start:other-dtype]
import numpy as np
import torch

a = np.zeros(2, dtype=np.float64)
b = torch.as_tensor(a, dtype=torch.float32)
b[0] = 9
print(a[0])
# --8<-- [end:other-dtype]
# draw: a, b

# --8<-- [start:other-dtype-shared]
import numpy as np
import torch

a = np.zeros(2, dtype=np.float64)
b = torch.as_tensor(a)
b[0] = 9
print(a[0])
# --8<-- [end:other-dtype-shared]

# --8<-- [start:locked]
import numpy as np
import torch

a = np.zeros(2)
b = torch.from_numpy(a)
a.flags.writeable = False
b[0] = 9
print(a[0])
# --8<-- [end:locked]
# draw: a, b

# --8<-- [start:locked-protected]
import numpy as np
import torch

a = np.zeros(2)
b = torch.from_numpy(a)
a.flags.writeable = False
b = b.clone()
b[0] = 9
print(a[0])
# --8<-- [end:locked-protected]

# --8<-- [start:to-list]
import numpy as np

a = np.zeros(2)
b = a.tolist()
b[0] = 9.0
print(a[0])
# --8<-- [end:to-list]
# draw: a, b

# --8<-- [start:to-list-view]
import numpy as np

a = np.zeros(2)
b = a[:]
b[0] = 9.0
print(a[0])
# --8<-- [end:to-list-view]

# --8<-- [start:resized]
try:
    data = bytearray(b"ab")
    view = memoryview(data)
    view[0] = 120
    data[1] = 121
    data.append(122)
except BufferError as error:
    print(line_of(error))
# --8<-- [end:resized]
# draw: data, view

# --8<-- [start:frozen-bytes]
try:
    a = np.frombuffer(bytearray(2), dtype=np.uint8)
    b = np.frombuffer(bytes(2), dtype=np.uint8)
    a[0] = 1
    c = b.copy()
    c[0] = 1
    b[0] = 1
except ValueError as error:
    print(line_of(error))
# --8<-- [end:frozen-bytes]
# draw: a, b, c
