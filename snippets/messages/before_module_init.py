# --8<-- [start:raise]
from torch import nn


class Wrong(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(2, 1)


try:
    Wrong()
except AttributeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
class Right(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)


print(list(Right().state_dict()))
# --8<-- [end:cure]

