# --8<-- [start:raise]
import copy


class Wrong:
    def __deepcopy__(self):
        return Wrong()


try:
    copy.deepcopy(Wrong())
except TypeError as error:
    print(f"{type(error).__name__}: {str(error).partition('.')[2]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
class Right:
    items = [1]

    def __deepcopy__(self, memo):
        new = Right()
        new.items = copy.deepcopy(self.items, memo)
        return new


print(copy.deepcopy(Right()).items is Right.items)
# --8<-- [end:cure]

