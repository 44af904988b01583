# --8<-- [start:loop]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
averages = [torch.full((1, 1), 5.0)]
for param, average in zip(model.parameters(), averages):
    param = average
print(model.weight.item())
# --8<-- [end:loop]
# draw: model, averages, param

# --8<-- [start:loop-copied]
import torch

model = torch.nn.Linear(1, 1, bias=False)
torch.nn.init.ones_(model.weight)
averages = [torch.full((1, 1), 5.0)]
with torch.no_grad():
    for param, average in zip(model.parameters(), averages):
        param.copy_(average)
print(model.weight.item())
# --8<-- [end:loop-copied]

# --8<-- [start:mask]
import torch

a = torch.tensor([1.0, 2.0, 3.0])
a[a > 1].fill_(0.0)
print(a.tolist())
# --8<-- [end:mask]
# draw: a

# --8<-- [start:mask-assigned]
import torch

a = torch.tensor([1.0, 2.0, 3.0])
a[a > 1] = 0.0
print(a.tolist())
# --8<-- [end:mask-assigned]

# --8<-- [start:slice]
import numpy as np

a = np.array([1, 2, 3])
a[1:][0] = 9
print(a.tolist())
# --8<-- [end:slice]
# draw: a

# --8<-- [start:slice-listed]
import numpy as np

a = np.array([1, 2, 3])
a[[1, 2]][0] = 9
print(a.tolist())
# --8<-- [end:slice-listed]

# --8<-- [start:function]
import numpy as np


def normalize(x):
    x = x / x.max()


a = np.array([1.0, 2.0])
normalize(a)
print(a.tolist())
# --8<-- [end:function]
# draw: a

# --8<-- [start:function-in-place]
import numpy as np


def normalize(x):
    x /= x.max()


a = np.array([1.0, 2.0])
normalize(a)
print(a.tolist())
# --8<-- [end:function-in-place]

# --8<-- [start:frame]
import pandas as pd

df = pd.DataFrame({"x": ["a", "b"], "y": [3, 4]})
for _, row in df.iterrows():
    row["y"] = 0
print(df["y"].tolist())
# --8<-- [end:frame]

# --8<-- [start:frame-loc]
import pandas as pd

df = pd.DataFrame({"x": ["a", "b"], "y": [3, 4]})
for index in df.index:
    df.loc[index, "y"] = 0
print(df["y"].tolist())
# --8<-- [end:frame-loc]

# --8<-- [start:half]
import torch

w = torch.ones(2, dtype=torch.float16)
w.float().zero_()
print(w.tolist())
# --8<-- [end:half]
# draw: w

# --8<-- [start:half-same]
import torch

w = torch.ones(2, dtype=torch.float32)
w.float().zero_()
print(w.tolist())
# --8<-- [end:half-same]

# --8<-- [start:arrives]
import torch
# --8<-- [end:arrives]

# --8<-- [start:arrives-rows]
a = torch.zeros(3, 2)
a[[0, 2]].fill_(1.0)
print(a.sum().item())
# --8<-- [end:arrives-rows]

# --8<-- [start:arrives-slice]
a = torch.zeros(3, 2)
a[:2].fill_(1.0)
print(a.sum().item())
# --8<-- [end:arrives-slice]

# --8<-- [start:arrives-name]
a = torch.zeros(3, 2)
for row in a:
    row = row + 1
print(a.sum().item())
# --8<-- [end:arrives-name]

# --8<-- [start:arrives-double]
a = torch.zeros(3, 2)
a.double().fill_(1.0)
print(a.sum().item())
# --8<-- [end:arrives-double]
