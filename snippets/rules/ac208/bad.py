# --8<-- [start:frames]
import numpy as np

frame = np.zeros(2)
frames = []
for step in range(3):
    frame[:] = step
    frames.append(frame)  # (1)!

print([f.tolist() for f in frames])
# --8<-- [end:frames]
assert all(f is frame for f in frames)
