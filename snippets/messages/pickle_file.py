# --8<-- [start:raise]
import copy

with open("log.txt", "w") as log:
    try:
        copy.deepcopy({"log": log})
    except TypeError as error:
        print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(copy.deepcopy({"log": "log.txt"}))
# --8<-- [end:cure]

