# --8<-- [start:raise]
import copy
import threading


class Counter:
    def __init__(self):
        self.count, self.lock = 3, threading.Lock()


try:
    copy.deepcopy(Counter())
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
class Copied(Counter):
    def __getstate__(self):
        return {"count": self.count}

    def __setstate__(self, state):
        self.__dict__.update(state, lock=threading.Lock())


print(copy.deepcopy(Copied()).count)
# --8<-- [end:cure]

