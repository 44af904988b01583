# --8<-- [start:raise]
scores = [3, 1, 2]
ranked = scores.sort()
try:
    ranked[0]
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
ranked = sorted([3, 1, 2])
print(ranked[0])
# --8<-- [end:cure]

