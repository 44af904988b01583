# --8<-- [start:raise]
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler().fit([[0.0], [2.0]])
try:
    clone(scaler).transform([[1.0]])
except NotFittedError as error:
    print(f"{type(error).__name__}: {str(error).split('.')[0]}")
# --8<-- [end:raise]

# --8<-- [start:cure]
import copy

print(copy.deepcopy(scaler).transform([[1.0]]))
# --8<-- [end:cure]

