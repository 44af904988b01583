# --8<-- [start:raise]
state = {"a": 1, "b": 2}
try:
    for name in state:
        del state[name]
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
for name in list(state):
    del state[name]
print(state)
# --8<-- [end:cure]

