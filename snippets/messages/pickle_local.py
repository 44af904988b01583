# --8<-- [start:raise]
import pickle


def make():
    class Sample:
        pass
    return Sample()


try:
    pickle.dumps(make())
except (AttributeError, pickle.PicklingError) as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
class Sample:
    pass


print(type(pickle.loads(pickle.dumps(Sample()))).__name__)
# --8<-- [end:cure]

