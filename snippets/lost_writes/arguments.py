# --8<-- [start:functions]
import numpy as np
import torch


def bound(x):
    x = x + 1


def augmented(x):
    x += 1


def sliced(x):
    x[:] = x + 1
# --8<-- [end:functions]


# --8<-- [start:results]
for make in (lambda: np.zeros(2), lambda: torch.zeros(2)):
    for function in (bound, augmented, sliced):
        value = make()
        function(value)
        print(f"{type(value).__name__:8}{function.__name__:10}{value.tolist()}")
number = 0
augmented(number)
print("int", number)
# --8<-- [end:results]
assert number == 0
for dtype in (torch.float16, torch.bfloat16, torch.int64, torch.complex64):
    for function, want in ((bound, 0), (augmented, 1), (sliced, 1)):
        value = torch.zeros(2, dtype=dtype)
        function(value)
        assert (value == want).all()
for value, stays in ((1.0, 1.0), ((1,), (1,)), ("a", "a"), (np.float32(1), np.float32(1))):
    try:
        augmented(value)
    except TypeError:
        pass
    assert value == stays
column = np.zeros((2, 2), order="F")[:, 0]
augmented(column)
assert (column == 1).all()
scalar, zero_dim = np.zeros(1)[0], np.zeros(())
augmented(scalar), augmented(zero_dim)
assert scalar == 0 and zero_dim == 1

# --8<-- [start:returned]
weight = torch.zeros(2)
for method in (weight.add, weight.clamp, weight.masked_fill):
    method(torch.ones(2, dtype=torch.bool), 1) if method == weight.masked_fill else method(1)
print(weight.tolist())
weight.add_(1)
print(weight.tolist())
# --8<-- [end:returned]
values = [2, 1]
sorted(values), "a b".replace("a", "c"), weight.to(torch.float16), weight.detach().double(), weight.requires_grad_
assert values == [2, 1] and weight.dtype == torch.float32
