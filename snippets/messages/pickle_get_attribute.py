# --8<-- [start:raise]
import pickle


class Net:
    pass


data = pickle.dumps(Net())
kept = Net
del Net
try:
    pickle.loads(data)
except AttributeError as error:
    print(f"{type(error).__name__}: {str(error).split(' from ')[0].split(' (')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
Net = kept
print(type(pickle.loads(data)).__name__)
# --8<-- [end:cure]

