# --8<-- [start:raise]
import io
import pickle

data = b"version https://git-lfs.github.com/spec/v1\n"
try:
    pickle.load(io.BytesIO(data))
except pickle.UnpicklingError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print(data[:11].decode())
# --8<-- [end:cure]

