# --8<-- [start:sizes]
import joblib
import numpy as np


def add(array):
    try:
        array += 1
    except ValueError as error:
        return type(array).__name__, str(error)
    return type(array).__name__, float(array[0])


for size in (10, 1_000_000):
    array = np.zeros(size)
    with joblib.parallel_config(backend="multiprocessing", temp_folder="."):
        print(size, joblib.Parallel(n_jobs=2, max_nbytes=1_000_000)(joblib.delayed(add)(array) for _ in range(1))[0], array[0])
# --8<-- [end:sizes]
assert array[0] == 0
