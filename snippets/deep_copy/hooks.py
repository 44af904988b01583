# --8<-- [start:self]
import copy


class Missing:
    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


missing = Missing()
print(copy.copy(missing) is missing)
print(copy.deepcopy([missing])[0] is missing)
# --8<-- [end:self]

# --8<-- [start:partly]
class Loader:
    def __init__(self, dataset, options):
        self.dataset = dataset
        self.options = options

    def __deepcopy__(self, memo):
        twin = copy.copy(self)
        memo[id(self)] = twin  # (1)!
        twin.options = copy.deepcopy(self.options, memo)
        return twin


loader = Loader(dataset=[1, 2, 3], options={"batch": [32]})
twin = copy.deepcopy(loader)
twin.options["batch"].append(64)
twin.dataset.append(4)
print(loader.options, loader.dataset)
# --8<-- [end:partly]
loader.options["owner"] = loader
twin = copy.deepcopy(loader)
assert twin.options["owner"] is twin is not loader


class Unnoted:
    def __init__(self, inner):
        self.inner = inner

    def __deepcopy__(self, memo):
        return Unnoted(copy.deepcopy(self.inner, memo))


one = Unnoted([1])
twins = copy.deepcopy([one, one])
assert twins[0] is twins[1] is not one
shared = [1]
twins = copy.deepcopy([Unnoted(shared), Unnoted(shared)])
assert twins[0].inner is twins[1].inner is not shared
one.inner = one
try:
    copy.deepcopy(one)
except RecursionError:
    one = None
assert one is None


class Reduced:
    def __init__(self, value):
        self.value = value

    def __reduce_ex__(self, protocol):
        return Reduced, ([*self.value, "reduced"],)


assert copy.copy(Reduced([])).value == ["reduced"]
