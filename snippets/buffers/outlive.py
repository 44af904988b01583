# --8<-- [start:small]
import numpy as np
import torch

big = np.zeros(1_000_000)
first = big[:1]
del big
print(first.nbytes, first.base.nbytes, first.copy().base)

big = torch.zeros(1_000_000)
first = big[:1]
del big
print(first.nbytes, first.untyped_storage().nbytes(), first.clone().untyped_storage().nbytes())
# --8<-- [end:small]
for kind in (torch.float16, torch.int64, torch.complex64, torch.bool):
    base = torch.zeros(100, 100, dtype=kind)
    for view in (base[0], base.t()[0], base[::10, :1]):
        size = base.nbytes
        assert view.untyped_storage().nbytes() == size > view.clone().untyped_storage().nbytes()

# --8<-- [start:locked]
raw = bytearray(b"abcd")
view = memoryview(raw)
raw[0] = ord("x")
print(bytes(view))
try:
    raw.append(0)
except BufferError as error:
    print(error)
view.release()
raw.append(0)
print(len(raw))
# --8<-- [end:locked]
raw = bytearray(8)
array = np.frombuffer(raw, np.uint8)
raw[0] = 7
assert array[0] == 7
del raw
assert array[0] == 7
tensor = torch.frombuffer(bytearray(b"\x01\x02"), dtype=torch.uint8)
assert tensor.tolist() == [1, 2]

# --8<-- [start:list]
import array

numbers = array.array("d", [1.0, 2.0])
window = np.frombuffer(numbers)
numbers[0] = 9
print(window.tolist())
try:
    numbers.append(3)
except BufferError as error:
    print(error)
# --8<-- [end:list]
