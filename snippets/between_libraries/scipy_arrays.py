# --8<-- [start:sparse]
import numpy as np
import scipy.sparse

data, columns, starts = np.array([1.0, 2.0]), np.array([0, 1], dtype=np.int32), np.array([0, 1, 2], dtype=np.int32)
matrix = scipy.sparse.csr_array((data, columns, starts), shape=(2, 2))
data[0] = 9
print(matrix.toarray()[0, 0], np.shares_memory(matrix.data, data))
copied = scipy.sparse.csr_array((data, columns, starts), shape=(2, 2), copy=True)
data[0] = 1
print(copied.toarray()[0, 0])
# --8<-- [end:sparse]
assert matrix.toarray()[0, 0] == 1
assert matrix.tocsr() is matrix and not np.shares_memory(matrix.tocsc().data, matrix.data)
for dtype in (np.float32, np.int64, bool):
    values = np.ones(2, dtype)
    assert np.shares_memory(scipy.sparse.csr_array((values, columns, starts), shape=(2, 2)).data, values)

# --8<-- [start:overwrite]
import scipy.linalg

a = np.array([[2.0, 0.0], [1.0, 3.0]], order="F")
kept = a.copy()
scipy.linalg.lu_factor(a)
print(np.array_equal(a, kept))
scipy.linalg.lu_factor(a, overwrite_a=True)
print(np.array_equal(a, kept))
# --8<-- [end:overwrite]
for order in "CF":
    for dtype in (np.float32, np.float64):
        a = np.array([[2, 0], [1, 3]], dtype=dtype, order=order)
        scipy.linalg.lu_factor(a)
        assert a.tolist() == [[2, 0], [1, 3]]
