# --8<-- [start:first]
import numpy as np

buffer = np.zeros(2)
replay = []
buffer[:] = 1
replay.append(buffer)
# --8<-- [end:first]
# draw: buffer, replay

# --8<-- [start:second]
buffer[:] = 2
replay.append(buffer)
print([x.tolist() for x in replay])
# --8<-- [end:second]
# draw: buffer, replay
assert replay[0] is replay[1]

# --8<-- [start:copied]
replay = [buffer.copy()]
buffer[:] = 3
replay.append(buffer.copy())
print([x.tolist() for x in replay])
# --8<-- [end:copied]
# draw: buffer, replay
