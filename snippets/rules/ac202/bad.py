import warnings

# --8<-- [start:buffer]
import numpy as np
import torch

frame = np.zeros(2)
frames = []
for step in range(3):
    frame[:] = step
    frames.append(torch.from_numpy(frame))  # (1)!
print(torch.stack(frames).tolist())
# --8<-- [end:buffer]
assert all(item.tolist() == [2, 2] for item in frames)

# --8<-- [start:scale]
image = np.array([0.0, 51.0, 255.0])
tensor = torch.as_tensor(image)
tensor /= 255
print(image)
# --8<-- [end:scale]
assert image.tolist() == [0, 0.2, 1]
array = tensor.numpy()
tensor.zero_()
assert array.sum() == 0 and image.sum() == 0

if hasattr(torch, "set_default_device"):
    torch.set_default_device("meta")
    assert torch.as_tensor(image).is_meta and not torch.from_numpy(image).is_meta
    torch.set_default_device(None)
frame = np.zeros(2)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    stacked = torch.as_tensor([frame, frame])
frame[:] = 1
assert not stacked.any()
