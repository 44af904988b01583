# --8<-- [start:lines]
import copy

original = [1, 2, [3, 5], 4]
copied = copy.deepcopy(original)
print("before:", *original)
copied[2][0] = 7
print("copy:  ", *copied)
print("after: ", *original)
# --8<-- [end:lines]
