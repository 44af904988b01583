# --8<-- [start:raise]
from sklearn.base import BaseEstimator, clone


class Wrong(BaseEstimator):
    def __init__(self, layers=()):
        self.layers = list(layers)


try:
    clone(Wrong((2, 1)))
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
class Right(BaseEstimator):
    def __init__(self, layers=()):
        self.layers = layers


print(clone(Right((2, 1))))
# --8<-- [end:cure]

