# --8<-- [start:raise]
from types import MappingProxyType

defaults = MappingProxyType({"lr": 0.1})
try:
    defaults["lr"] = 0.2
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
config = dict(defaults)
config["lr"] = 0.2
print(defaults["lr"], config["lr"])
# --8<-- [end:cure]

