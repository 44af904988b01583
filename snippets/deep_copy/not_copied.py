# --8<-- [start:immutable]
import copy

for value in (1000, 2.5, "word", b"raw", None, range(3), (1, ("x", 2)), (1, [2])):
    print(f"{value!r:14} {copy.deepcopy(value) is value}")
# --8<-- [end:immutable]
import datetime

kinds, today = frozenset([1]), datetime.date(2024, 1, 1)
assert copy.deepcopy(kinds) is not kinds and copy.deepcopy(kinds) == kinds
assert copy.deepcopy(today) is not today
outer = (kinds,)
assert copy.deepcopy(outer) is not outer and copy.deepcopy(outer) == outer

# --8<-- [start:closure]
def make_counter():
    seen = []

    def count(item):
        seen.append(item)
        return len(seen)

    return count


count = make_counter()
count("a")
again = copy.deepcopy(count)
print(again("b"))
print(again is count)
# --8<-- [end:closure]

# --8<-- [start:class]
class Model:
    registry = []

    def __init__(self):
        self.layers = []


model = Model()
clone = copy.deepcopy(model)
clone.layers.append("linear")
clone.registry.append("linear")
print(model.layers, model.registry)
# --8<-- [end:class]
assert copy.deepcopy(Model) is Model


class Counter:
    def __init__(self):
        self.seen = []

    def count(self, item):
        self.seen.append(item)
        return len(self.seen)


counter = Counter()
method = counter.count
copied = copy.deepcopy(method)
assert copied("a") == 1 and copied("b") == 2
assert counter.seen == [] and copied.__self__ is not counter
numbers = []
assert copy.deepcopy(numbers.append).__self__ is numbers
assert copy.deepcopy(numbers.__iadd__).__self__ is not numbers
