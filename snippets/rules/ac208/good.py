# --8<-- [start:frames]
import numpy as np

frame = np.zeros(2)
frames = []
for step in range(3):
    frame[:] = step
    frames.append(frame.copy())

print([f.tolist() for f in frames])
# --8<-- [end:frames]
assert frames[0].tolist() == [0, 0]
