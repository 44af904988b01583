# --8<-- [start:raise]
name = "model_1"
try:
    name[-1] = "2"
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
name = name[:-1] + "2"
print(name)
# --8<-- [end:cure]

