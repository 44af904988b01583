# --8<-- [start:queue]
import torch
import torch.multiprocessing as mp

queue = mp.SimpleQueue()
batch = torch.zeros(3)
for step in range(1, 4):
    batch.fill_(step)
    queue.put(batch.clone())
print([queue.get().tolist() for step in range(3)])
# --8<-- [end:queue]
assert not batch.is_shared()

# --8<-- [start:receiver]
queue.put(batch)
kept = queue.get().clone()
batch.zero_()
print(kept.tolist())
# --8<-- [end:receiver]
assert kept.tolist() == [3, 3, 3] and batch.is_shared()

import numpy

queue.put(batch.numpy())
array = queue.get()
batch.fill_(5)
assert array.tolist() == [0, 0, 0]
reused = numpy.zeros(3)
reader, writer = mp.Pipe()
for sent in (reused, [0, 0, 0]):
    queue.put(sent)
    writer.send(sent)
    sent[0] = 1
    assert list(queue.get()) == list(reader.recv()) == [0, 0, 0]
