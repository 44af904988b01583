# --8<-- [start:written]
import multiprocessing
from multiprocessing.shared_memory import SharedMemory

import numpy as np

fork = multiprocessing.get_context("fork")
own = np.zeros(3)
block = SharedMemory(create=True, size=own.nbytes)
shared = np.ndarray(own.shape, own.dtype, buffer=block.buf)


def write():
    own[0] = shared[0] = 5


child = fork.Process(target=write)
child.start()
child.join()
print("own array", own[0], "shared array", shared[0])
# --8<-- [end:written]
assert child.exitcode == 0

# --8<-- [start:opened]
again = SharedMemory(block.name)
other = np.ndarray(shared.shape, shared.dtype, buffer=again.buf)
other[1] = 7
copied = shared.copy()
other[1] = 8
print(shared[1], copied[1])
# --8<-- [end:opened]

# --8<-- [start:closed]
held = np.frombuffer(block.buf)
try:
    block.close()
except BufferError as error:
    print(error)
del held
block.close()
child = fork.Process(target=shared.sum)
child.start()
child.join()
print("killed by a signal:", child.exitcode < 0, "- the copy:", copied[1])
del shared, other
again.close()
block.unlink()
# --8<-- [end:closed]
