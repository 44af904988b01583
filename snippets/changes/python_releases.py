import copy
import dataclasses
import sys

# --8<-- [start:copy-replace]
since_3_13 = sys.version_info >= (3, 13)


@dataclasses.dataclass
class Run:
    name: str
    losses: list


first = Run("first", [0.5])
replace = getattr(copy, "replace", dataclasses.replace)
second = replace(first, name="second")
second.losses.append(0.4)
assert first.losses == [0.5, 0.4]
assert hasattr(copy, "replace") == since_3_13
print("copy.replace is there:", hasattr(copy, "replace"))
print(replace.__module__, "replace:", first.losses, "in both")
# --8<-- [end:copy-replace]
