# --8<-- [start:raise]
total = 0


def add(value):
    total += value


try:
    add(1)
except UnboundLocalError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
def added(total, value):
    return total + value


total = added(total, 1)
print(total)
# --8<-- [end:cure]

