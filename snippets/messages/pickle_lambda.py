# --8<-- [start:raise]
import pickle

try:
    pickle.dumps({"scale": lambda x: 2 * x})
except (pickle.PicklingError, AttributeError) as error:
    print(f"{type(error).__name__}: {str(error).split(' at ')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
import functools
import operator

double = functools.partial(operator.mul, 2)
print(pickle.loads(pickle.dumps(double))(4))
# --8<-- [end:cure]

