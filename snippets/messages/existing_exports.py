# --8<-- [start:raise]
data = bytearray(b"abc")
view = memoryview(data)
try:
    data.append(1)
except BufferError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
view.release()
data.append(1)
print(len(data))
# --8<-- [end:cure]

