# --8<-- [start:queue]
import collections
import queue

import numpy as np


def produce(buffer, send):
    for number in range(3):
        buffer[:] = number
        send(buffer)


waiting = queue.Queue()
produce(np.zeros(2), waiting.put)
print([waiting.get().tolist() for _ in range(3)])
produce(np.zeros(2), lambda buffer: waiting.put(buffer.copy()))
print([waiting.get().tolist() for _ in range(3)])
# --8<-- [end:queue]
for kind in (collections.deque, list):
    kept = kind()
    produce(np.zeros(2, np.uint8), kept.append)
    assert [int(x[0]) for x in kept] == [2, 2, 2]
import pickle

kept = []
produce(np.zeros(2), lambda buffer: kept.append(pickle.dumps(buffer)))
assert [pickle.loads(x).tolist() for x in kept] == [[0, 0], [1, 1], [2, 2]]

# --8<-- [start:generator]
def frames():
    frame = np.zeros(2, np.uint8)
    for number in range(3):
        frame[:] = number
        yield frame


print([frame.tolist() for frame in frames()])
print([frame.tolist() for frame in list(frames())])
print([frame.tolist() for frame in map(np.copy, frames())])
# --8<-- [end:generator]
import itertools

assert [frame.tolist() for frame in list(itertools.pairwise(frames()))[0]] == [[2, 2], [2, 2]]
assert [int(frame[0]) for frame in sorted(frames(), key=lambda frame: frame[0])] == [2, 2, 2]

# --8<-- [start:two]
class TwoBuffers:
    def __init__(self):
        self.buffers, self.time = (np.zeros(2), np.zeros(2)), 0

    def step(self):
        self.time += 1
        buffer = self.buffers[self.time % 2]
        buffer[:] = self.time
        return buffer


source = TwoBuffers()
history = [source.step() for _ in range(4)]
print([int(x[0]) for x in history])
# --8<-- [end:two]
