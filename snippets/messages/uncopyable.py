# --8<-- [start:raise]
import copy


class Handle:
    __reduce_ex__ = __reduce__ = None


try:
    copy.deepcopy(Handle())
except copy.Error as error:
    print(f"{type(error).__name__}: {str(error).split(' <')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
class Copyable(Handle):
    def __deepcopy__(self, memo):
        return Copyable()


print(type(copy.deepcopy(Copyable())).__name__)
# --8<-- [end:cure]

