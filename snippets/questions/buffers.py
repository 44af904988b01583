import linecache

import numpy as np


def line_of(error):
    frame = error.__traceback__
    return linecache.getline(frame.tb_frame.f_code.co_filename, frame.tb_lineno).strip()


# --8<-- [start:replay]
import numpy as np

observation, replay = np.zeros(1), []
for step in range(3):
    observation[0] = step
    replay.append(observation)
print([each.item() for each in replay])
# --8<-- [end:replay]
# draw: observation, replay

# --8<-- [start:replay-copied]
import numpy as np

observation, replay = np.zeros(1), []
for step in range(3):
    observation[0] = step
    replay.append(observation.copy())
print([each.item() for each in replay])
# --8<-- [end:replay-copied]

# --8<-- [start:rebound]
import numpy as np

observation, replay = np.zeros(1), []
for step in range(3):
    observation = observation + 1
    replay.append(observation)
print([each.item() for each in replay])
# --8<-- [end:rebound]
# draw: observation, replay

# --8<-- [start:rebound-in-place]
import numpy as np

observation, replay = np.zeros(1), []
for step in range(3):
    observation += 1
    replay.append(observation)
print([each.item() for each in replay])
# --8<-- [end:rebound-in-place]

# --8<-- [start:late-copy]
import numpy as np

observation, replay = np.zeros(1), []
for step in range(3):
    observation[0] = step
    replay.append(observation)
batch = [each.copy() for each in replay]
print([each.item() for each in batch])
# --8<-- [end:late-copy]
# draw: observation, replay, batch

# --8<-- [start:late-copy-early]
import numpy as np

observation, replay = np.zeros(1), []
for step in range(3):
    observation[0] = step
    replay.append(observation.copy())
batch = [each.copy() for each in replay]
print([each.item() for each in batch])
# --8<-- [end:late-copy-early]

# --8<-- [start:hook]
import torch
from torch import nn

kept = []
model = nn.Sequential(nn.Identity(), nn.ReLU(inplace=True))
model[0].register_forward_hook(lambda module, inputs, output: kept.append(output))
model(torch.tensor([-1.0, 2.0]))
print(kept[0].tolist())
# --8<-- [end:hook]
# draw: kept, model

# --8<-- [start:hook-cloned]
import torch
from torch import nn

kept = []
model = nn.Sequential(nn.Identity(), nn.ReLU(inplace=True))
model[0].register_forward_hook(lambda module, inputs, output: kept.append(output.clone()))
model(torch.tensor([-1.0, 2.0]))
print(kept[0].tolist())
# --8<-- [end:hook-cloned]

# --8<-- [start:detached-hook]
import torch
from torch import nn

kept = []
model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.ReLU(inplace=True))
nn.init.constant_(model[0].weight, -1.0)
model[0].register_forward_hook(lambda module, inputs, output: kept.append(output.detach()))
model(torch.ones(1, 1))
print(kept[0].item() < 0)
# --8<-- [end:detached-hook]
# draw: kept, model

# --8<-- [start:detached-hook-cloned]
import torch
from torch import nn

kept = []
model = nn.Sequential(nn.Linear(1, 1, bias=False), nn.ReLU(inplace=True))
nn.init.constant_(model[0].weight, -1.0)
model[0].register_forward_hook(lambda module, inputs, output: kept.append(output.detach().clone()))
model(torch.ones(1, 1))
print(kept[0].item() < 0)
# --8<-- [end:detached-hook-cloned]

# --8<-- [start:nested]
import copy

observation = {"image": [0], "step": 0}
kept = copy.copy(observation)
observation["image"][0] = 9
observation["step"] = 1
print(kept)
# --8<-- [end:nested]
# draw: observation, kept

# --8<-- [start:nested-deep]
import copy

observation = {"image": [0], "step": 0}
kept = copy.deepcopy(observation)
observation["image"][0] = 9
observation["step"] = 1
print(kept)
# --8<-- [end:nested-deep]

# --8<-- [start:nested-alias]
import copy

observation = {"image": [0], "step": 0}
kept = observation
observation["image"][0] = 9
observation["step"] = 1
print(kept)
# --8<-- [end:nested-alias]

# --8<-- [start:argument]
def normalize(values):
    values.sort()
    return [value / values[-1] for value in values]


data = [4, 1, 2]
result = normalize(data)
print(data)
# --8<-- [end:argument]
# draw: data, result

# --8<-- [start:argument-copied]
def normalize(values):
    values = sorted(values)
    return [value / values[-1] for value in values]


data = [4, 1, 2]
result = normalize(data)
print(data)
# --8<-- [end:argument-copied]

# --8<-- [start:keep]
import numpy as np

buffer, readings = np.empty(1), []
for value in (1.0, 2.0):
    buffer[0] = value
    readings.append(buffer)
print([each.item() for each in readings])
# --8<-- [end:keep]
# draw: buffer, readings

# --8<-- [start:keep-copy]
import numpy as np

buffer, readings = np.empty(1), []
for value in (1.0, 2.0):
    buffer[0] = value
    readings.append(buffer.copy())
print([each.item() for each in readings])
# --8<-- [end:keep-copy]

# --8<-- [start:keep-slice]
import numpy as np

buffer, readings = np.empty(1), []
for value in (1.0, 2.0):
    buffer[0] = value
    readings.append(buffer[:])
print([each.item() for each in readings])
# --8<-- [end:keep-slice]

# --8<-- [start:keep-asarray]
import numpy as np

buffer, readings = np.empty(1), []
for value in (1.0, 2.0):
    buffer[0] = value
    readings.append(np.asarray(buffer))
print([each.item() for each in readings])
# --8<-- [end:keep-asarray]

# --8<-- [start:read-only]
try:
    data = np.zeros(3)
    view = data.view()
    view.flags.writeable = False
    data[0] = 1
    other = view.copy()
    other[0] = 2
    view[0] = 3
except ValueError as error:
    print(line_of(error))
# --8<-- [end:read-only]
# draw: data, view, other
