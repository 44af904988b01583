# --8<-- [start:raise]
from torch import nn

first, second = nn.Linear(2, 3).state_dict(), nn.Linear(2, 5).state_dict()
try:
    {name: (first[name] + second[name]) / 2 for name in first}
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
print([name for name in first if first[name].shape != second[name].shape])
# --8<-- [end:cure]

