# --8<-- [start:raise]
import copy


class Wrapper:
    def __init__(self, inner):
        self.inner = inner

    def __getattr__(self, name):
        return getattr(self.inner, name)


try:
    copy.deepcopy(Wrapper([1]))
except RecursionError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]


# --8<-- [start:cure]
class Guarded(Wrapper):
    def __getattr__(self, name):
        if name == "inner" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.inner, name)


copied = copy.deepcopy(Guarded([1]))
copied.append(2)
print(copied.inner)
# --8<-- [end:cure]
