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
