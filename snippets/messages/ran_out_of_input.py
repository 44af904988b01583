# --8<-- [start:raise]
import io
import pickle

file = io.BytesIO()
pickle.dump([1, 2], file)
try:
    pickle.load(file)
except EOFError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
file.seek(0)
print(pickle.load(file))
# --8<-- [end:cure]

