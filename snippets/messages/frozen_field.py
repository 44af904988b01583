# --8<-- [start:raise]
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Config:
    lr: float
    layers: list


config = Config(0.1, [2, 1])
try:
    config.lr = 0.2
except AttributeError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
changed = replace(config, lr=0.2)
print(changed.lr, changed.layers is config.layers)
# --8<-- [end:cure]

