# --8<-- [start:queue]
import torch
import torch.multiprocessing as mp

queue = mp.SimpleQueue()
batch = torch.zeros(3)
for step in range(1, 4):
    batch.fill_(step)
    queue.put(batch)  # (1)!
print([queue.get().tolist() for step in range(3)])
# --8<-- [end:queue]
queue.put(batch)
received = queue.get()
received[0] = 7
assert batch[0] == 7 and batch.is_shared()

import multiprocessing

plain = multiprocessing.SimpleQueue()
plain.put({"batch": batch})
batch.fill_(9)
assert plain.get()["batch"].tolist() == [9, 9, 9]

import threading

import numpy


class Slow:
    """Is pickled when the array it holds was changed."""

    changed = threading.Event()

    def __init__(self, values):
        self.values = values

    def __reduce__(self):
        assert self.changed.wait(60)
        return list, (self.values.tolist(),)


later = multiprocessing.Queue()
reused = numpy.zeros(3)
later.put(Slow(reused))
reused[:] = 1
Slow.changed.set()
assert later.get(timeout=60) == [1, 1, 1]
later.close()
later.join_thread()
