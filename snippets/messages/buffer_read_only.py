# --8<-- [start:raise]
import joblib
import numpy as np
from sklearn.linear_model import enet_path

x, y = np.asfortranarray(np.eye(2)), np.array([1.0, 2.0])
joblib.dump(np.zeros(2), "start.joblib")
start = joblib.load("start.joblib", mmap_mode="r")
try:
    enet_path(x, y, alphas=[0.1], coef_init=start)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
copied = np.array(start)
enet_path(x, y, alphas=[0.1], coef_init=copied)
print(copied.round(2), start)
# --8<-- [end:cure]
