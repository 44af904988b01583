import numpy as np

# --8<-- [start:release]
since_2_0, since_2_1 = (tuple(map(int, np.__version__.split(".")[:2])) >= release for release in ((2, 0), (2, 1)))


def tried(call):
    try:
        return type(call()).__name__
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"
# --8<-- [end:release]


# --8<-- [start:numpy-array-copy-false-list]
found = tried(lambda: np.array([0.0, 1.0], copy=False))
assert found.startswith("ValueError") == since_2_0
print("np.array(list, copy=False):", found)
# --8<-- [end:numpy-array-copy-false-list]

# --8<-- [start:numpy-reshape-copy-false]
found = tried(lambda: np.reshape(np.arange(4).reshape(2, 2).T, 4, copy=False))
assert found.startswith("ValueError" if since_2_1 else "TypeError")
print("np.reshape(transposed, 4, copy=False):", found)
# --8<-- [end:numpy-reshape-copy-false]
