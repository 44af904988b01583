# --8<-- [start:raise]
import io

import numpy as np

file = io.BytesIO()
np.save(file, np.array([{"lr": 0.1}, None]))
file.seek(0)
try:
    np.load(file)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
file = io.BytesIO()
np.savez(file, lr=np.array(0.1))
file.seek(0)
print(np.load(file)["lr"])
# --8<-- [end:cure]

