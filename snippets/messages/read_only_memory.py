# --8<-- [start:raise]
view = memoryview(b"abc")
try:
    view[0] = 0
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
view = memoryview(bytearray(b"abc"))
view[0] = 0
print(bytes(view))
# --8<-- [end:cure]

