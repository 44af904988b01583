# --8<-- [start:raise]
shape = [2, 3]
try:
    {shape: "weight"}
except TypeError as error:
    print(f"{type(error).__name__}: {str(error).partition('unhashable')[1]}{str(error).partition('unhashable')[2].split(')')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print({tuple(shape): "weight"})
# --8<-- [end:cure]

