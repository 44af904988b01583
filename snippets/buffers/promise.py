# --8<-- [start:lends]
import copy

import numpy as np
import torch


def lends(produce):
    first = produce()
    before = copy.deepcopy(first)
    produce()
    return not np.array_equal(first, before)


class Camera:
    def __init__(self):
        self.frame, self.count = np.zeros(2), 0

    def read(self):
        """Return the newest frame: the camera's own array, valid until the next call."""
        self.count += 1
        self.frame[:] = self.count
        return self.frame

    def read_copy(self):
        """Return the newest frame, which is the caller's own."""
        return self.read().copy()


camera = Camera()
print(lends(camera.read), lends(camera.read_copy))
# --8<-- [end:lends]


# --8<-- [start:keeps]
def keeps(accept, look):
    value = torch.zeros(2)
    accept(value)
    value.fill_(9)
    return bool((torch.as_tensor(look()) == 9).any())


class Log:
    def __init__(self):
        self.rows = []

    def add(self, row):
        """Keep the row itself: the caller must not change it afterwards."""
        self.rows.append(row)

    def add_copy(self, row):
        """Keep a copy of the row."""
        self.rows.append(row.clone())


for method in ("add", "add_copy"):
    log = Log()
    print(method, keeps(getattr(log, method), lambda: log.rows[-1]))
# --8<-- [end:keeps]
for kind in (np.float32, np.int64, np.uint8):
    camera.frame = np.zeros((2, 2), kind).T
    assert lends(camera.read) and not lends(camera.read_copy)


# --8<-- [start:out]
def normalized(x, out=None):
    """Return x less its mean, in `out` if given: then the result is `out` itself."""
    return np.subtract(x, x.mean(), out=out)


buffer = np.empty(2)
print(normalized(np.array([1.0, 3.0])).tolist(), normalized(np.array([1.0, 3.0]), out=buffer) is buffer)
# --8<-- [end:out]
