# --8<-- [start:buffer]
import numpy as np
import torch

frame = np.zeros(2)
frames = []
for step in range(3):
    frame[:] = step
    frames.append(torch.tensor(frame))
print(torch.stack(frames).tolist())
# --8<-- [end:buffer]
assert [item[0].item() for item in frames] == [0, 1, 2]

# --8<-- [start:scale]
image = np.array([0.0, 51.0, 255.0])
tensor = torch.as_tensor(image) / 255
print(image)
# --8<-- [end:scale]
assert image.tolist() == [0, 51, 255] and tensor.tolist() == [0, 0.2, 1]

# --8<-- [start:other-way]
array = tensor.numpy().copy()
tensor.zero_()
print(array)
# --8<-- [end:other-way]
assert array.tolist() == [0, 0.2, 1]

converted = torch.as_tensor(image, dtype=torch.float32)
converted.zero_()
assert image.tolist() == [0, 51, 255]
changed = torch.from_numpy(image).float()
changed.zero_()
assert image.tolist() == [0, 51, 255]
