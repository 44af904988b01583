# --8<-- [start:raise]
from dataclasses import dataclass, field

try:
    @dataclass
    class Wrong:
        losses: list = []
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
@dataclass
class History:
    losses: list = field(default_factory=list)


print(History().losses is History().losses)
# --8<-- [end:cure]

