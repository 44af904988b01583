# --8<-- [start:interned]
a = "alias"
b = a
b += "es"
print(a)
# --8<-- [end:interned]

# --8<-- [start:interned-list]
a = list("alias")
b = a
b += "es"
print("".join(a))
# --8<-- [end:interned-list]

# --8<-- [start:views]
import numpy as np

buffer = np.zeros(4)
first, second = buffer[:2], buffer[1:3]
first[1] = 7
print(second.tolist())
# --8<-- [end:views]
# draw: buffer, first, second

# --8<-- [start:views-apart]
import numpy as np

buffer = np.zeros(4)
first, second = buffer[:2].copy(), buffer[1:3].copy()
first[1] = 7
print(second.tolist())
# --8<-- [end:views-apart]

# --8<-- [start:moved]
import numpy as np

a = np.zeros(2)
b = a
a = a + 1
print(b.tolist())
# --8<-- [end:moved]
# draw: a, b

# --8<-- [start:moved-in-place]
import numpy as np

a = np.zeros(2)
b = a
a += 1
print(b.tolist())
# --8<-- [end:moved-in-place]

# --8<-- [start:list-slice]
a = [0, 0, 0]
b = a[:2]
b[0] = 7
print(a)
# --8<-- [end:list-slice]
# draw: a, b

# --8<-- [start:list-slice-view]
import numpy as np

a = np.array([0, 0, 0])
b = a[:2]
b[0] = 7
print(a.tolist())
# --8<-- [end:list-slice-view]

# --8<-- [start:storage]
import torch

a = torch.zeros(2, 2)
b = a.t()
b[0, 1] = 7.0
print(a.tolist())
# --8<-- [end:storage]
# draw: a, b

# --8<-- [start:storage-copied]
import torch

a = torch.zeros(2, 2)
b = a.t().contiguous()
b[0, 1] = 7.0
print(a.tolist())
# --8<-- [end:storage-copied]

# --8<-- [start:storage-straight]
import torch

a = torch.zeros(2, 2)
b = a.view(2, 2)
b[0, 1] = 7.0
print(a.tolist())
# --8<-- [end:storage-straight]
