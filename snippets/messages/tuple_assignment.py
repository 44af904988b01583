# --8<-- [start:raise]
pair = ([1], [2])
try:
    pair[0] += [9]
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
print(pair)
# --8<-- [end:raise]

# --8<-- [start:cure]
pair[0].extend([10])
print(pair)
# --8<-- [end:cure]
assert pair == ([1, 9, 10], [2])
