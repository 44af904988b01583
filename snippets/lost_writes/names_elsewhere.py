# --8<-- [start:class]
class Counter:
    count, seen = 0, []

    def add(self, item):
        self.count += 1
        self.seen.append(item)


first, second = Counter(), Counter()
first.add("a")
print(Counter.count, second.count, second.seen)
# --8<-- [end:class]
assert first.count == 1 and Counter.count == 0 and second.seen == ["a"]

# --8<-- [start:imported]
import types

settings = types.ModuleType("settings")
settings.rate = 0.1
settings.layers = ["head"]
rate, layers = settings.rate, settings.layers  # (1)!
settings.rate = 0.5
settings.layers.append("body")
print(rate, settings.rate, layers)
# --8<-- [end:imported]
assert rate == 0.1 and layers is settings.layers
